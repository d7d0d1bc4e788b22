using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>The one result that a request means.</summary>
/// <param name="Assembly">Its assembly.</param>
/// <param name="State">Of that assembly.</param>
/// <param name="Results">Of its eval.</param>
/// <param name="Result">The result.</param>
/// <param name="Key">Its trial.</param>
internal sealed record ReviewTarget(string Assembly, ExperimentState State, EvalResults Results, ResultSlot Result, SampleKey Key)
{
    /// <summary>How --eval names its eval.</summary>
    private string EvalName => Key.Variant.Length == 0 ? Results.Eval : $"{Results.Eval}({Key.Variant})";

    public KnownSession Session => State.Sessions[Result.Session];

    /// <summary>The record, as it counts.</summary>
    public SampleRecord Read() => SampleLines.ReadAt(Session, Result.Offset);

    /// <exception cref="EvalTestException">There is none, or more than one.</exception>
    public static ReviewTarget Find(string path, IReadOnlyList<(string Assembly, ExperimentState State)> states, ReviewRequest request)
    {
        var found = states.SelectMany(s => s.State.Evals.SelectMany(results => Trials(s.Assembly, s.State, results, request.Sample))).ToList();
        if (found.Count == 0)
            throw new ExperimentMissingException($"Nothing was written: no eval in {path} has a result of a sample \"{request.Sample}\". Ids are taken as they are recorded, case included.");
        var meant = found.FindAll(t => MeansEval(request.Eval, t) && (request.Trial is null || t.Key.Trial == request.Trial - 1));
        return meant.Count == 1 ? meant[0] : throw Refusal(request, meant.Count == 0 ? found : meant, meant.Count == 0);
    }

    private static IEnumerable<ReviewTarget> Trials(string assembly, ExperimentState state, EvalResults results, string sample)
    {
        for (var trial = 0; trial < results.RecordedTrials; trial++)
        {
            var key = new SampleKey(results.Variant, sample, trial);
            var slot = results.Find(KeyHash.Of(key), out var index);
            if (index >= 0 && slot.State != ResultState.None)
                yield return new ReviewTarget(assembly, state, results, slot, key);
        }
    }

    private static bool MeansEval(string? eval, ReviewTarget target)
    {
        if (eval is null || eval == target.EvalName || eval == target.Results.Eval)
            return true;
        try
        {
            var filter = new SampleFilter(eval);
            return filter.Matches(target.EvalName) || filter.Matches(target.Results.Eval);
        }
        catch (ArgumentException e)
        {
            throw new EvalTestException($"Nothing was written: --eval \"{eval}\" has a range that runs backwards. Write the lower character first.", e);
        }
    }

    private static EvalTestException Refusal(ReviewRequest request, List<ReviewTarget> targets, bool none)
    {
        const int most = 10;
        var names = targets.Select(t => t.Key.Trial == 0 && targets.TrueForAll(o => o.Key.Trial == 0) ? t.EvalName : $"{t.EvalName} --trial {t.Key.Trial + 1}").Distinct().ToList();
        var list = string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
        return none
            ? new ExperimentMissingException($"Nothing was written: the sample \"{request.Sample}\" has no such result. It has those of {list}.")
            : new EvalTestException($"Nothing was written: \"{request.Sample}\" has {targets.Count} results, of {list}. Say which one with --eval and --trial{(targets.DistinctBy(t => t.Assembly).Count() > 1 && names.Count < targets.Count ? "; results of one name in two assemblies are told apart by nothing" : "")}.");
    }
}
