using System.Text;
using System.Text.RegularExpressions;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>The installed tool on one test's experiments, and a transcript of what was asked and answered.</summary>
/// <param name="executable">See <see cref="Installed.ToolAsync"/>.</param>
/// <param name="lab">Whose experiments.</param>
public sealed partial class Tool(string executable, Lab lab)
{
    private readonly StringBuilder transcript = new();

    /// <summary>What happened so far, without what differs from run to run: times, durations, processes, ids, folders.</summary>
    public string Transcript => Neutral(transcript.ToString());

    /// <summary>Runs it to its end and notes what it answered.</summary>
    public async Task<ProcessResult> RunAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(Options(arguments), Lab.Patience);
        Note(string.Join(' ', arguments), result);
        return result;
    }

    public ChildProcess Start(params string[] arguments) => ChildProcess.Start(Options(arguments));

    /// <summary>Notes what happened beside the tool.</summary>
    public void Say(string what) => transcript.Append(System.Globalization.CultureInfo.InvariantCulture, $"# {what}\n");

    public void Note(string command, ProcessResult result) => Note(command, result.All, result.ExitCode);

    public void Note(string command, string text, int exitCode = 0)
    {
        transcript.Append(System.Globalization.CultureInfo.InvariantCulture, $"$ evaltest {command}\n{text.TrimEnd('\n')}\n");
        if (exitCode != 0)
            transcript.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{exitCode}]\n");
        transcript.Append('\n');
    }

    private ChildProcessOptions Options(string[] arguments) => new(executable, arguments) { WorkingFolder = lab.Experiments, Environment = lab.Environment() };

    private string Neutral(string text)
    {
        var neutral = text.ReplaceLineEndings("\n").Replace(lab.Experiments, "FOLDER", StringComparison.Ordinal);
        neutral = TimeOf().Replace(neutral, "0000-00-00 00:00:00Z");
        neutral = DurationOf().Replace(neutral, "0.0 s");
        neutral = ProcessOf().Replace(neutral, "process 1 on host");
        neutral = SessionOf().Replace(neutral, "00000000T000000Z-0000000000000000");
        neutral = TemporaryOf().Replace(neutral, "ELSEWHERE");
        return Blanks().Replace(BytesOf().Replace(neutral, "0 bytes"), "  ");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(Z| UTC)")]
    private static partial Regex TimeOf();

    [GeneratedRegex(@"\b(\d+ min )?[\d.]+ s\b")]
    private static partial Regex DurationOf();

    [GeneratedRegex(@"process \d+ on [\w.-]+")]
    private static partial Regex ProcessOf();

    [GeneratedRegex(@"\d{8}T\d{6}Z-[0-9a-f]{16}")]
    private static partial Regex SessionOf();

    [GeneratedRegex(@"/\S*evaltest-[^\s/]+/experiments")]
    private static partial Regex TemporaryOf();

    // Columns stand elsewhere with each digit of what is in them.
    [GeneratedRegex(@"(?<=\S) {2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b[\d,]+ bytes")]
    private static partial Regex BytesOf();
}
