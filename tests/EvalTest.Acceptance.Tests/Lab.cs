using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>One test's experiments and the fixture's own log of what it started.</summary>
/// <param name="installed">Where the test program is.</param>
/// <param name="executable">A copy of it elsewhere.</param>
public sealed class Lab(Installed installed, string? executable = null) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();

    public string Experiments => folder.Folder("experiments");

    public string Logs => folder.Folder("log");

    public SessionFolder Folder(string experiment) => new(Path.Combine([Experiments, .. experiment.Split('/')]));

    /// <summary>Every start of a body, by any process; order holds within a process.</summary>
    public IReadOnlyList<string> Started() => [.. Directory.EnumerateFiles(Logs).SelectMany(ReadLines)];

    public IReadOnlyList<string> StartedBy(int processId) =>
        Path.Combine(Logs, $"{processId}.log") is var path && File.Exists(path) ? [.. ReadLines(path)] : [];

    /// <summary>What a fixture's run is started with; settings are named without their prefix.</summary>
    public Dictionary<string, string?> Environment(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var environment = settings.ToDictionary(s => s.Name.StartsWith("EVALTEST_", StringComparison.Ordinal) ? s.Name : "FIX_" + s.Name, s => (string?)s.Value);
        environment["FIX_LOG"] = Logs;
        environment["EVALTEST_DIR"] = Experiments;
        return environment;
    }

    /// <summary>Starts the built test program on one class of the fixture.</summary>
    /// <param name="type">The class.</param>
    /// <param name="options">As in <c>--experiment a</c>, parted by blanks.</param>
    /// <param name="settings">Of the fixture.</param>
    public ChildProcess Start(string type, string options, params IReadOnlyList<(string Name, string Value)> settings) =>
        ChildProcess.Start(Command(type, options, settings));

    /// <summary>Runs it to its end.</summary>
    public Task<ProcessResult> RunAsync(string type, string options, params IReadOnlyList<(string Name, string Value)> settings) =>
        ChildProcess.RunAsync(Command(type, options, settings), Patience);

    /// <summary>Runs the program of another project to its end.</summary>
    public Task<ProcessResult> RunAsync(UserProject project, IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> settings) =>
        ChildProcess.RunAsync(Of(project, ["--output", "Detailed", "--no-progress", .. arguments], settings), Patience);

    /// <summary>How the program of another project is started in this lab.</summary>
    public ChildProcessOptions Of(UserProject project, IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> settings) =>
        new(project.Executable, arguments) { WorkingFolder = folder.Path, Environment = Environment(settings) };

    public void Dispose() => folder.Dispose();

    private ChildProcessOptions Command(string type, string options, IReadOnlyList<(string Name, string Value)> settings) =>
        new(executable ?? installed.Project.Executable, ["--filter-class", $"Fixture.{type}", "--output", "Detailed", "--no-progress", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingFolder = folder.Path,
            Environment = Environment(settings),
        };

    // The last line may be half written while a process runs.
    private static IEnumerable<string> ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
