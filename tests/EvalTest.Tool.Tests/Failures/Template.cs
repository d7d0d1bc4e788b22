namespace EvalTest.Tool.Tests.Failures;

/// <summary>Experiments that are made once and copied for each try: x with errors, z, and gone, which lies in the trash.</summary>
internal sealed class Template(Lab lab)
{
    private const string Root = "template";

    private IReadOnlyDictionary<string, string> files = new Dictionary<string, string>();
    private int copies;

    public async Task MakeAsync()
    {
        await lab.RunAsync("x", 4, c => c.Index > 1 ? true : throw new InvalidOperationException("no"), Inside);
        await lab.RunAsync("x", 4, c => c.Index > 0 ? true : throw new InvalidOperationException("no"), Inside);
        await lab.RunAsync("z", 3, _ => true, Inside);
        await lab.RunAsync("gone", 3, _ => true, Inside);
        await lab.ToolAsync("delete", "gone", "--yes", "--eval-dir", Root);
        files = SessionFiles(lab[Root]);
    }

    /// <summary>A folder of its own with all of it, below that of the lab.</summary>
    public string Copy()
    {
        var name = $"try{copies++}";
        foreach (var file in Directory.EnumerateFiles(lab[Root], "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(lab[name], Path.GetRelativePath(lab[Root], file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return name;
    }

    /// <summary>Every session file that there was is there, with its content, and those of one experiment lie in one folder.</summary>
    /// <param name="root">See <see cref="Copy"/>.</param>
    /// <param name="butInTrash">Whether what was in the trash may be gone.</param>
    public void IsWhole(string root, bool butInTrash)
    {
        var now = Directory.EnumerateFiles(lab[root], "*.jsonl", SearchOption.AllDirectories).GroupBy(f => Path.GetDirectoryName(f)!).ToDictionary(g => g.Key, g => g.ToDictionary(f => Path.GetFileName(f), File.ReadAllText));
        foreach (var experiment in files.GroupBy(f => Path.GetDirectoryName(f.Key)!).Where(e => !butInTrash || !e.Key.Contains(".trash", StringComparison.Ordinal)))
            Assert.True(now.Values.Any(there => experiment.All(f => there.TryGetValue(Path.GetFileName(f.Key), out var text) && text == f.Value)), $"{experiment.Key} is not whole any more in {root}");
    }

    private static Options.RunOptions Inside(Options.RunOptions options) => options with { Directory = Path.Combine(options.Directory!, Root) };

    private static Dictionary<string, string> SessionFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllText);
}
