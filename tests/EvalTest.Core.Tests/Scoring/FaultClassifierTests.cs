using System.Reflection;
using EvalTest.Scoring;

namespace EvalTest.Core.Tests.Scoring;

public sealed class FaultClassifierTests
{
    [Fact]
    public void A_failed_assertion_of_xunit_is_one()
    {
        var thrown = Assert.ThrowsAny<Exception>(() => Assert.Equal(1, 2));

        Assert.Equal(new Fault(FaultKind.Assertion, thrown), FaultClassifier.Classify(thrown, []));
    }

    [Fact]
    public void An_assertion_of_another_library_is_known_by_the_name_of_its_interface()
    {
        var thrown = new OtherAssertionException();

        Assert.Equal(new Fault(FaultKind.Assertion, thrown), FaultClassifier.Classify(thrown, []));
    }

    [Fact]
    public void Anything_else_is_an_error()
    {
        var thrown = new HttpRequestException("503");

        Assert.Equal(new Fault(FaultKind.Error, thrown), FaultClassifier.Classify(thrown, []));
    }

    [Fact]
    public void Our_own_skip_gives_its_reason()
    {
        var thrown = new SampleSkippedException("too long");

        Assert.Equal(new Fault(FaultKind.Skip, thrown, "too long"), FaultClassifier.Classify(thrown, []));
    }

    [Fact]
    public void A_skip_of_xunit_gives_its_reason()
    {
        Fault? fault = null;
        // Assert.Throws lets a skip pass, so that this test would be skipped itself.
        try
        {
            Assert.Skip("not here");
        }
        catch (Exception e)
        {
            fault = FaultClassifier.Classify(e, []);
        }

        Assert.Equal((FaultKind.Skip, "not here"), (fault?.Kind, fault?.SkipReason));
    }

    [Fact]
    public void A_type_that_the_author_named_is_a_skip()
    {
        var thrown = new PlatformNotSupportedException("no gpu");

        Assert.Equal(new Fault(FaultKind.Skip, thrown, "no gpu"), FaultClassifier.Classify(thrown, [typeof(PlatformNotSupportedException)]));
    }

    [Fact]
    public void A_type_derived_from_one_that_the_author_named_is_not_a_skip()
    {
        Assert.Equal(FaultKind.Error, FaultClassifier.Classify(new PlatformNotSupportedException(), [typeof(NotSupportedException)]).Kind);
    }

    [Fact]
    public void Wrappers_of_reflection_and_tasks_are_taken_off()
    {
        var thrown = new OtherAssertionException();

        var fault = FaultClassifier.Classify(new TargetInvocationException(new AggregateException(new AggregateException(thrown))), []);

        Assert.Equal(new Fault(FaultKind.Assertion, thrown), fault);
    }

    [Fact]
    public void Several_exceptions_at_once_are_an_error()
    {
        var thrown = new AggregateException(new OtherAssertionException(), new IOException());

        Assert.Equal(new Fault(FaultKind.Error, thrown), FaultClassifier.Classify(thrown, []));
    }

    [Fact]
    public void An_exception_without_a_message_is_an_error_like_another()
    {
        Assert.Equal(FaultKind.Error, FaultClassifier.Classify(new SilentException(), []).Kind);
    }

    [Fact]
    public void An_exception_whose_message_throws_is_an_error_like_another()
    {
        Assert.Equal(FaultKind.Error, FaultClassifier.Classify(new BrokenException(), []).Kind);
    }

    private interface IAssertionException;

    private sealed class OtherAssertionException : Exception, IAssertionException;

    private sealed class SilentException : Exception
    {
        public override string Message => null!;
    }

    private sealed class BrokenException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
