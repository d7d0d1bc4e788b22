using EvalTest.Scoring;
using EvalTest.Xunit.Execution;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class RecordedStackTests
{
    // A score that is wrong is refused within the library; of that only the eval's own frames help its author.
    [Fact]
    public void The_reading_of_a_result_leaves_no_frame()
    {
        var stack = Assert.Throws<InvalidOperationException>(() => ResultReader.Read(Late(), Context())).StackTrace;

        Assert.Contains("ResultReader", stack, StringComparison.Ordinal);
        Assert.DoesNotContain("ResultReader", RecordedStack.OfUser(stack), StringComparison.Ordinal);
        Assert.Contains(nameof(Late), RecordedStack.OfUser(stack), StringComparison.Ordinal);
    }

    private static IEnumerable<Score> Late()
    {
        yield return Score.Pass();
        throw new InvalidOperationException("late");
    }

    private static EvalContext Context() =>
        new("x", "s", new() { Id = "e", DisplayName = "e" }, new(0, "i", null, default, default, HasOwnId: true), new("", "i", 0), 1, 0);
}
