using EvalTest.Model;

namespace EvalTest.Core.Tests.Model;

public sealed class SampleErrorTests
{
    [Fact]
    public void Inner_exceptions_are_told()
    {
        var error = SampleError.From(new InvalidOperationException("outer", new IOException("inner")));

        Assert.Equal(new SampleError("System.InvalidOperationException", "outer ---> IOException: inner", null), error);
    }

    // Only "Multiple failures were encountered" was kept, and an empty stack.
    [Fact]
    public void Each_of_several_failed_assertions_is_told_with_its_stack()
    {
        var thrown = Record.Exception(() => Assert.Multiple(First, Second));

        var error = SampleError.From(Assert.IsType<Xunit.Sdk.MultipleException>(thrown));

        Assert.Equal(["Assert.Multiple() Failure: Multiple failures were encountered", "---- one", "---- two"], error.Message.Split(Environment.NewLine));
        Assert.Contains(nameof(First), error.Stack, StringComparison.Ordinal);
        Assert.Contains(nameof(Second), error.Stack, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_whose_own_members_throw_is_told_as_far_as_it_can_be()
    {
        var error = SampleError.From(new BrokenException());

        Assert.Equal("(reading this of the exception threw NotSupportedException)", error.Message);
        Assert.Equal(error.Message, error.Stack);
    }

    private static void First() => Assert.Fail("one");

    private static void Second() => Assert.Fail("two");

    private sealed class BrokenException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();
    }
}
