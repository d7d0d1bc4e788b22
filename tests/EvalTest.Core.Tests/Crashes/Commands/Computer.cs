using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>One of the machines: its experiment on a real disk.</summary>
/// <param name="root">Its folder of experiments.</param>
internal sealed class Computer(string root)
{
    public const string Assembly = "Tests";

    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    /// <summary>What the experiment is called here now.</summary>
    public string Experiment { get; set; } = "x";

    public string Folder => Path.Combine(Root, Experiment);

    /// <summary>Its session files, in the order of their names.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];

    /// <summary>How many whole lines of each session are here.</summary>
    public IReadOnlyDictionary<string, int> Held => Files.ToDictionary(SessionOf, RawLine.Count);

    public static string SessionOf(string file) => Path.GetFileNameWithoutExtension(file)[(Assembly.Length + 1)..];

    /// <summary>What the engine reads here.</summary>
    public (IReadOnlyDictionary<UInt128, CurrentResult> Results, IReadOnlyList<Damage> Damage) Read(string eval)
    {
        using var folder = Disks.Local.Find(Folder);
        var state = ExperimentState.Load(folder, Assembly);
        return (CurrentResults.Of(state.Eval(eval)), state.Damage);
    }
}
