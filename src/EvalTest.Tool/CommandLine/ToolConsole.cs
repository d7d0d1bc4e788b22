using System.Collections;
using EvalTest.Storage;

namespace EvalTest.Tool.CommandLine;

/// <summary>What surrounds a command: where it reads and writes, and where it was started.</summary>
internal sealed record ToolConsole
{
    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>The same as bytes, for what is written in an encoding of its own.</summary>
    public required Stream Bytes { get; init; }

    /// <summary>Errors, questions and progress.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Whether somebody is there to answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal that shows colours and can be drawn over.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>In characters.</summary>
    public int Width { get; init; } = 160;

    public required string CurrentDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Grace Grace => field ??= new Grace(Clock);

    /// <summary>What experiments are kept on.</summary>
    public IDisk Disk { get; init; } = Disks.Local;

    public static ToolConsole OfProcess()
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => e.Value as string ?? "");
        var isTerminal = !Console.IsOutputRedirected && environment.GetValueOrDefault("TERM") != "dumb";
        return new ToolConsole
        {
            Out = Console.Out,
            Bytes = Console.OpenStandardOutput(),
            Error = Console.Error,
            In = Console.In,
            CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            IsTerminal = isTerminal,
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 160,
            CurrentDirectory = System.Environment.CurrentDirectory,
            Environment = environment,
        };
    }

    /// <summary>See no-color.org.</summary>
    public bool HasColour => IsTerminal && string.IsNullOrEmpty(Environment.GetValueOrDefault("NO_COLOR"));
}
