namespace EvalTest.TestKit;

/// <summary>An experiment's folder, read without the engine's code. What it says is true at the moment of reading only.</summary>
public sealed class SessionFolder(string path)
{
    public string Path => path;

    /// <summary>Every session file that has a header, in the order of their names.</summary>
    public IReadOnlyList<SessionFile> Files() =>
        [.. Paths().Order(StringComparer.Ordinal).Select(SessionFile.Read).OfType<SessionFile>()];

    /// <summary>Every believed sample line of all files.</summary>
    public IReadOnlyList<SampleLine> Samples() => [.. Files().SelectMany(f => f.Samples)];

    /// <summary>The completed lines of an eval by sample id.</summary>
    /// <param name="eval">The end of the eval's id, as in <c>Cases.Works</c>.</param>
    public ILookup<string, SampleLine> Completed(string eval) => ById(eval, s => s.IsCompleted);

    /// <summary>The lines of an eval that did not complete, by sample id.</summary>
    public ILookup<string, SampleLine> NotCompleted(string eval) => ById(eval, s => !s.IsCompleted);

    /// <summary>Bytes in all session files: grows with each record, cheap to ask while a run writes.</summary>
    public long Length() => Paths().Sum(p => new FileInfo(p).Length);

    private ILookup<string, SampleLine> ById(string eval, Func<SampleLine, bool> which) =>
        Samples().Where(s => (s.Eval == eval || s.Eval.EndsWith("." + eval, StringComparison.Ordinal)) && which(s)).ToLookup(s => s.Id);

    private IEnumerable<string> Paths() => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl") : [];
}
