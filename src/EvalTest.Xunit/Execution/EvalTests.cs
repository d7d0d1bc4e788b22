using System.Collections;
using System.Reflection;
using EvalTest.Model;
using EvalTest.Running;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// The tests of an eval, made while xunit runs them: first the aggregate; then, from what it left behind, the samples that follow it.
/// If xunit does not run the aggregate (it is skipped, or explicit), nothing follows.
/// </summary>
internal sealed class EvalTests(EvalTestCase testCase) : IReadOnlyCollection<IXunitTest>
{
    private static readonly MethodInfo aggregate = typeof(AggregateTest).GetMethod(nameof(AggregateTest.RunAsync))!;
    private static readonly MethodInfo replay = typeof(Replay).GetMethod(nameof(Replay.Run))!;

    /// <summary>Those that are certain; how many follow is known once the first has run.</summary>
    public int Count => 1;

    public IEnumerator<IXunitTest> GetEnumerator()
    {
        var left = new AggregateTest(testCase);
        var index = 0;
        yield return Test(aggregate, left, testCase.TestCaseDisplayName, index++);

        if (left.Outcome is not { } outcome)
            yield break;

        foreach (var (name, next) in Following(outcome))
            yield return Test(replay, next, $"{testCase.TestCaseDisplayName}[{name}]", index++);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<(string Name, Replay Replay)> Following(EvalOutcome outcome)
    {
        Replay? last = null;
        using var samples = outcome.Samples.GetEnumerator();
        while (true)
        {
            // What escapes from here xunit would drop without a word, and the samples with it.
            Exception? fault = null;
            var more = false;
            try
            {
                more = samples.MoveNext();
            }
            catch (Exception e)
            {
                fault = e;
            }

            if (fault is not null)
                yield return ("unreadable", Replay.OfFault(fault));
            if (!more)
                break;

            last = Replay.Of(samples.Current, outcome.Verdict.Passes);
            yield return (NameOf(samples.Current), last);
        }

        if (last is not null && outcome is { Unlisted: > 0, Verdict.Passes: false })
            yield return ($"and {outcome.Unlisted} more", Replay.OfUnlisted(outcome));
        else if (last is not null && last.Contradicts(outcome))
            yield return ("as a whole", Replay.OfWhole(outcome));
    }

    private static string NameOf(SampleRecord sample) => SampleKey.NameOf(sample.Name ?? sample.Key.SampleId, sample.Key.Trial);

    private XunitTest Test(MethodInfo method, object argument, string name, int index)
    {
        // Only the aggregate asks whether to skip: a condition may have changed since.
        var first = index == 0;
        return new XunitTest(
            testCase,
            new XunitTestMethod(testCase.TestMethod.TestClass, method, [argument]),
            testCase.Explicit,
            first ? testCase.SkipReason : null,
            first ? testCase.SkipType : null,
            first ? testCase.SkipUnless : null,
            first ? testCase.SkipWhen : null,
            name,
            index,
            testCase.TestMethod.Traits,
            timeout: 0,
            [argument]);
    }
}
