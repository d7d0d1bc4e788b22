using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>The <c>plan</c> lines that say what a run found the dataset to be.</summary>
internal static class PlanRecords
{
    // Ids may be long; in a line each of their characters takes six bytes at the most.
    private const int CharactersInOneLine = 2_000_000;

    /// <param name="eval">The eval.</param>
    /// <param name="exhausted">Whether its dataset was read to its end.</param>
    /// <param name="count">Samples planned.</param>
    /// <param name="options">Of the run.</param>
    /// <param name="results">The eval's results.</param>
    /// <param name="state">Where their records stand.</param>
    public static IEnumerable<PlanRecord> Of(EvalDefinition eval, bool exhausted, int count, RunOptions options, EvalResults results, ExperimentState state)
    {
        var first = new PlanRecord(eval.Id, exhausted, count, options.Limit, options.SampleGlob, [], Continues: false, options.Shard, options.TrialsOf(eval)) { Variant = eval.Variant };
        if (!exhausted || options.Limit is not null || options.SampleGlob is not null)
            return [first];

        var stale = StaleSamples.Of(results, state, options.Shard).Distinct().ToList();
        var parts = Parts(stale)
            .Select((ids, part) => first with { Stale = ids, Continues = part > 0 })
            .ToList();
        return parts.Count == 0 ? [first] : parts;
    }

    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<string> ids)
    {
        var part = new List<string>();
        var length = 0;
        foreach (var id in ids)
        {
            length += id.Length + 1;
            if (length > CharactersInOneLine && part.Count > 0)
            {
                yield return part;
                (part, length) = ([], id.Length + 1);
            }

            part.Add(id);
        }

        if (part.Count > 0)
            yield return part;
    }
}
