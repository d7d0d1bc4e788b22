using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>What of one assembly's results a query means, worked out from what is recorded; nothing is written here.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Forgotten">Evals and variants of which results are forgotten.</param>
/// <param name="Lines">What a session has to write for it.</param>
internal sealed record Retraction(string Assembly, IReadOnlyList<ForgottenResults> Forgotten, IReadOnlyList<SessionRecord> Lines)
{
    public static Retraction Of(string assembly, ExperimentState state, RetractQuery query)
    {
        var after = query.AfterSession is null ? -1 : state.Sessions.FirstOrDefault(s => s.Header.Session == query.AfterSession)?.Place ?? int.MaxValue;
        var filter = new SampleFilter(query.Sample);
        var (forgotten, named, evals) = (new List<ForgottenResults>(), new List<(string Session, long Line)>(), new SortedSet<string>(StringComparer.Ordinal));
        var edited = false;
        foreach (var results in state.Evals.Where(e => query.MeansEval(e.Eval)))
        {
            var lastRow = LastKept(results, query.KeepFirst);
            var meant = results.Standing(one => IsMeant(query, one) && state.Sessions[one.Session].Place > after && one.Row > lastRow && filter.Matches(state.Sessions[one.Session], one.Offset));
            if (meant.Count == 0)
                continue;
            evals.Add(results.Eval);
            edited |= results.AnyEdited;
            named.AddRange(meant.Select(m => (state.Sessions[m.Result.Session].Header.Session, m.Result.Sequence)));
            forgotten.Add(ForgottenResults.Of(assembly, results, meant.Where(m => m.Counts).Select(m => m.Result.State)));
        }

        var retracts = evals.Select(eval => new RetractRecord(eval, query.Failed ? RetractScope.Failed : RetractScope.All, query.Sample, state.Seen));
        // A retraction goes by recorded verdicts, this query by those that count.
        return new(assembly, forgotten, query.IsPlain && !(query.Failed && edited) ? [.. retracts] : [.. ForgetLines.Of(named, query.Failed)]);
    }

    private static bool IsMeant(RetractQuery query, in ResultSlot one)
    {
        var isError = one.State is ResultState.Error or ResultState.Timeout;
        return (!query.Errors || isError) && (!query.Failed || isError || one.Verdict == Verdict.Failed);
    }

    /// <summary>The row of the last sample that is kept; -1 keeps nothing but what no dataset holds any more.</summary>
    private static int LastKept(EvalResults results, int? keepFirst)
    {
        if (keepFirst is not { } kept)
            return int.MinValue;
        results.IncludeRecorded();
        var rows = results.Standing(one => one is { State: ResultState.Completed, Row: >= 0 }).Where(m => m.Counts).Select(m => m.Result.Row).Distinct().Order().Take(kept).ToList();
        return kept == 0 ? -1 : rows.Count < kept ? int.MaxValue : rows[^1];
    }
}
