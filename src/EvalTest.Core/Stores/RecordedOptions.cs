using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Stores;

/// <summary>The options of a recorded run that say which trials it runs, and on what: resumed without them, it would go on with others.</summary>
internal static class RecordedOptions
{
    private static readonly (string Recorded, string Option)[] Kept =
        [("limit", "eval-limit"), ("repeat", "eval-repeat"), ("seed", "eval-seed"), ("rescore", "eval-rescore"), ("onChange", "eval-on-change")];

    /// <param name="sessions">In the order of folding.</param>
    /// <param name="options">What is known besides.</param>
    public static RunOptions Of(IReadOnlyList<KnownSession> sessions, RunOptions options)
    {
        var last = sessions.Select(s => s.Header).LastOrDefault(h => h.IsRun);
        var recorded = new Dictionary<string, string?>();
        foreach (var (key, value) in last?.Options ?? [])
            recorded[key] = value;

        // A file may come from anywhere, and what it says is going to be typed: only what an option allows.
        var given = Kept.Where(k => recorded.GetValueOrDefault(k.Recorded) is not null)
            .ToDictionary(k => k.Option, IReadOnlyList<string> (k) => [recorded[k.Recorded]!]);
        var read = OptionReader.Read(new OptionSources { CommandLine = given, CurrentDirectory = "" }).Options;
        return options with { Limit = read.Limit, Repeat = read.Repeat, Seed = read.Seed, Rescore = read.Rescore, OnChange = read.OnChange };
    }
}
