using System.Globalization;
using EvalTest.Model;

namespace EvalTest.Operations;

/// <summary>The scores that a person gives a result, with the verdicts that go with them.</summary>
internal static class EditedScores
{
    /// <param name="request">What is given.</param>
    /// <param name="record">The result as it counts.</param>
    /// <param name="names">The eval's scores.</param>
    /// <exception cref="EvalTestException">It cannot have them.</exception>
    public static IReadOnlyList<Score> Of(ReviewRequest request, SampleRecord record, IReadOnlyList<string> names)
    {
        if (request.Scores.Count == 0)
            return [];
        if (record.Outcome != Outcome.Completed)
            throw new EvalTestException($"Nothing was written: {record.Key.Name} did not complete ({record.Outcome}), so that no scores of it count. Run it again, or say something of it with: evaltest note");
        if (request.Scores.FirstOrDefault(s => !names.Contains(s.Key)) is { Key: { } unknown } && !request.AllowNewScores)
            throw new EvalTestException($"Nothing was written: the eval has no score \"{unknown}\". It has {(names.Count == 0 ? "none" : string.Join(", ", names))}. A score that it does not have is added with --new.");
        return [.. request.Scores.Select(s => new Score(s.Key, s.Value, request.Passed ?? VerdictOf(record, s.Key, s.Value), request.Reason))];
    }

    /// <summary>The verdict that follows: of the same value the same; of a score that is its verdict, 0 or 1; of one that measures, none.</summary>
    private static bool? VerdictOf(SampleRecord record, string name, double value)
    {
        var before = record.Scores.FirstOrDefault(s => s.Name == name);
        if (before?.Passed is not { } passed || before.Value == value)
            return before?.Passed;
        return before.Value == (passed ? 1 : 0) && value is 0 or 1
            ? value == 1
            : throw new EvalTestException($"Nothing was written: {name} of {record.Key.Name} was {before.Value.ToString(CultureInfo.InvariantCulture)} and {(passed ? "good" : "bad")}; whether {value.ToString(CultureInfo.InvariantCulture)} is good, its scorer cannot be asked. Say so with --pass or --fail.");
    }
}
