using System.Text;
using System.Text.RegularExpressions;
using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Storage;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests;

/// <summary>A folder of experiments, and the tool run on it as its user does, in this process.</summary>
internal sealed partial class Lab : IDisposable
{
    private readonly Engine engine = new();

    public string Folder => engine.Folder;

    public string this[params string[] parts] => Path.Combine([Folder, .. parts]);

    /// <summary>What is answered to questions; null where nobody is there to answer.</summary>
    public string? Answer { get; set; }

    /// <summary>What the tool keeps experiments on.</summary>
    public IDisk Disk { get; set; } = Disks.Local;

    public IReadOnlyDictionary<string, string> Environment { get; set; } = new Dictionary<string, string>();

    /// <summary>Runs an eval of samples p0, p1, …</summary>
    /// <param name="experiment">Its name.</param>
    /// <param name="count">Samples.</param>
    /// <param name="body">Of the eval.</param>
    /// <param name="options">Changes those of the run.</param>
    /// <param name="gates">Of the eval.</param>
    public async Task RunAsync(string experiment, int count, Func<EvalContext, object?> body, Func<RunOptions, RunOptions>? options = null, params Gate[] gates)
    {
        var given = engine.Options with { Experiment = experiment };
        await engine.RunAsync(Rows(count), body, options?.Invoke(given) ?? given, Engine.Eval() with { Gates = gates, Concurrency = 1 });
    }

    public static IEnumerable<object?> Rows(int count) => Enumerable.Range(0, count).Select(i => (object?)new Row($"p{i}", i));

    /// <summary>An experiment that only a later version can read.</summary>
    public void WriteOfLaterFormat(string experiment)
    {
        var header = Encoding.UTF8.GetBytes("""{"n":0,"t":"header","format":"evaltest/2","session":"s","experiment":"x","assembly":"Tests","started":"2026-11-20T11:02:56Z","seen":{},"options":{}""");
        Directory.CreateDirectory(this[experiment]);
        File.WriteAllText(this[experiment, "Tests.s.jsonl"], $"{Encoding.UTF8.GetString(header)},\"c\":\"{Sessions.Crc32C.Finish(Sessions.Crc32C.Append(Sessions.Crc32C.Seed("s"), header)):x8}\"}}\n");
    }

    public Task<Answered> ToolAsync(params string[] arguments) => ToolAsync(arguments, CancellationToken.None);

    public async Task<Answered> ToolAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var bytes = new MemoryStream();
        using var error = new StringWriter();
        var console = new ToolConsole
        {
            Out = output,
            Bytes = bytes,
            Error = error,
            In = new StringReader(Answer ?? ""),
            CanAsk = Answer is not null,
            CurrentDirectory = Folder,
            Disk = Disk,
            Environment = new Dictionary<string, string>(Environment) { ["EVALTEST_DIR"] = Folder },
        };
        var code = await ToolProgram.RunAsync(arguments, console, cancellation);
        return new Answered((ExitCode)code, Neutral(output + Encoding.UTF8.GetString(bytes.ToArray())), Neutral(error.ToString()));
    }

    public void Dispose() => engine.Dispose();

    private string Neutral(string text) => text.ReplaceLineEndings("\n").Replace(Folder, "FOLDER", StringComparison.Ordinal);

    /// <summary>What the tool answered.</summary>
    internal sealed partial record Answered(ExitCode Code, string Out, string Error)
    {
        /// <summary>What is on standard output without what differs from run to run: times, durations, processes, ids, and how wide their columns are.</summary>
        public string Timeless => Narrow().Replace(Neutral(Out), "  ");

        public string TimelessError => Neutral(Error);

        private static string Neutral(string text) => BesideProcess().Replace(WithoutTimes(text), line => Blanks().Replace(line.Value, "  "));

        private static string WithoutTimes(string text) => BytesOf().Replace(DeletionOf().Replace(SessionOf().Replace(ProcessOf().Replace(DurationOf().Replace(TimeOf().Replace(text, "0000-00-00 00:00:00Z"), "0.0 s"), "process 1 on host"), "00000000T000000Z-0000000000000000"), "00000000T000000.0000000Z-00000000"), "0 bytes");

        // The columns beside a process's number stand elsewhere with each of its digits.
        [GeneratedRegex("^(session  |.*process 1 on host).*$", RegexOptions.Multiline)]
        private static partial Regex BesideProcess();

        [GeneratedRegex(@"(?<=\S) {2,}")]
        private static partial Regex Blanks();

        [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
        private static partial Regex TimeOf();

        [GeneratedRegex(@"\b\d+\.\d s\b")]
        private static partial Regex DurationOf();

        [GeneratedRegex(@"process \d+ on [\w.-]+")]
        private static partial Regex ProcessOf();

        [GeneratedRegex(@"\d{8}T\d{6}Z-[0-9a-f]{16}")]
        private static partial Regex SessionOf();

        [GeneratedRegex(@"\d{8}T\d{6}\.\d{7}Z-[0-9a-f]{8}")]
        private static partial Regex DeletionOf();

        [GeneratedRegex(@"\b[\d,]+ bytes")]
        private static partial Regex BytesOf();

        [GeneratedRegex(@"(?<=\S) {2,}(?=\S)")]
        private static partial Regex Narrow();
    }

    internal sealed record Row(string Id, int Number);
}
