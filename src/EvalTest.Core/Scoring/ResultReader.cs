namespace EvalTest.Scoring;

/// <summary>
/// Turns what an eval returned, and what it left in its context, into scores and one verdict. Enumerates a returned sequence, which is the
/// eval's own code: call it where the eval's exceptions are caught.
/// </summary>
internal static class ResultReader
{
    private const string Supported = "Return nothing, a bool, a number, a Score, an IEnumerable<Score> or an EvalResult, or a Task or ValueTask of one.";

    /// <summary>
    /// The result of an eval that ended without an exception. The verdict is bad if any score's is; else good if any score's is, or if the
    /// eval returned nothing (as a test that ends without a failed assertion has passed, whatever it measured on the way); else there is none.
    /// Call it once: what was returned is added to the context.
    /// </summary>
    /// <param name="returned">The awaited value; null for <c>void</c>.</param>
    /// <param name="context">The sample's.</param>
    /// <exception cref="EvalTestException">The type is none that an eval may return, two scores have one name, or there are none.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or a value cannot be written as JSON.</exception>
    public static SampleResult Read(object? returned, EvalContext context)
    {
        Add(returned, context);
        var (values, scores, usage) = context.Taken();
        RefuseDuplicates(scores);
        // Nothing that could be wrong would otherwise be as good as a pass.
        if (scores.Count == 0 && returned is not null)
            throw new EvalTestException("The eval returned no scores. Return one at least, return nothing where an assertion judges, or call EvalContext.Skip(reason) where none applies to this sample.");
        return new SampleResult(scores, values, usage, Verdict(scores, returned is null));
    }

    /// <summary>The result of an eval that ended with a failed assertion: what the context holds until then, with a bad verdict.</summary>
    /// <exception cref="EvalTestException">Two scores have one name.</exception>
    public static SampleResult ReadFailed(EvalContext context)
    {
        var (values, scores, usage) = context.Taken();
        RefuseDuplicates(scores);
        return new SampleResult(scores, values, usage, Passed: false);
    }

    private static void Add(object? returned, EvalContext context)
    {
        switch (returned)
        {
            case null:
                break;
            case bool passed:
                context.Score(Score.FromBoolean(passed, Score.PassedName, passed ? null : "the eval returned false"));
                break;
            case Score score:
                context.Score(score);
                break;
            case EvalResult result:
                Add(result, context);
                break;
            case IEnumerable<Score> scores:
                AddAll(scores, context);
                break;
            default:
                context.Score(Score.Measure(Score.DefaultName, Number(returned)));
                break;
        }
    }

    private static void Add(EvalResult result, EvalContext context)
    {
        AddAll(result.Scores, context);
        foreach (var (name, value) in result.Values)
            context.Record(name, value);
        if (result.Usage is { } usage)
            context.Usage(usage.InputTokens, usage.OutputTokens, usage.Cost);
    }

    private static void AddAll(IEnumerable<Score?> scores, EvalContext context)
    {
        foreach (var score in scores)
            context.Score(score ?? throw new EvalTestException("One of the scores that the eval returned is null. Leave it out, or throw if it could not be computed."));
    }

    private static double Number(object returned) => returned switch
    {
        Enum => throw Unsupported(returned),
        Half half => (double)half,
        Int128 integer => (double)integer,
        UInt128 integer => (double)integer,
        nint integer => integer,
        nuint integer => integer,
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => number.ToDouble(null),
        _ => throw Unsupported(returned),
    };

    private static EvalTestException Unsupported(object returned) =>
        new($"The eval returned a {returned.GetType()}, which is not a result. {Supported} A value to keep beside the scores goes into EvalContext.Record(name, value).");

    private static void RefuseDuplicates(IReadOnlyList<Score> scores)
    {
        if (scores.Count < 2)
            return;

        var names = new HashSet<string>();
        if (scores.FirstOrDefault(s => !names.Add(s.Name)) is { } second)
            throw new EvalTestException($"Two scores of one sample are named \"{second.Name}\". Give each its own name, as in Score.Exact(answer, expected, name: \"exact\"); scores added through EvalContext.Score count too.");
    }

    private static bool? Verdict(IReadOnlyList<Score> scores, bool returnedNothing) =>
        scores.Any(s => s.Passed == false) ? false
        : returnedNothing || scores.Any(s => s.Passed == true) ? true
        : null;
}
