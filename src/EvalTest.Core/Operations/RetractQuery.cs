using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>Which results are forgotten: those that all of these mean.</summary>
internal sealed record RetractQuery
{
    /// <summary>Errors and time-outs only.</summary>
    public bool Errors { get; init; }

    /// <summary>Errors, time-outs and results whose verdict is bad; figures of what runs again then are marked as chosen.</summary>
    public bool Failed { get; init; }

    /// <summary>An eval's id, or a glob over ids as of samples; null for all.</summary>
    public string? Eval { get; init; }

    /// <summary>A glob over sample ids; null for all.</summary>
    public string? Sample { get; init; }

    /// <summary>So many samples that completed, the first of each eval in the order of its dataset, are kept with all before them; null for none.</summary>
    public int? KeepFirst { get; init; }

    /// <summary>A session: only what those recorded that are folded after it; null for all.</summary>
    public string? AfterSession { get; init; }

    /// <summary>Whether a <c>retract</c> line can say it, which every reader understands.</summary>
    public bool IsPlain => !Errors && KeepFirst is null && AfterSession is null;

    /// <exception cref="EvalTestException">Nothing is asked for, or a value is none.</exception>
    public void Check()
    {
        if (this == new RetractQuery())
            throw new EvalTestException("Nothing was forgotten: say which results, with --errors, --failed, --eval, --sample, --keep-first or --after-session. All of them are --eval \"*\".");
        if (KeepFirst < 0)
            throw new EvalTestException($"Nothing was forgotten: --keep-first {KeepFirst} is no number of samples. Give 0 or more.");
        foreach (var glob in new[] { Eval, Sample }.OfType<string>())
            CheckGlob(glob);
    }

    /// <summary>Whether an eval is meant.</summary>
    public bool MeansEval(string eval) => Eval is null || Eval == eval || new SampleFilter(Eval).Matches(eval);

    private static void CheckGlob(string glob)
    {
        try
        {
            _ = new SampleFilter(glob);
        }
        catch (ArgumentException e)
        {
            throw new EvalTestException($"Nothing was forgotten: the pattern \"{glob}\" has a range that runs backwards. Write the smaller character first, as in [a-z].", e);
        }
    }
}
