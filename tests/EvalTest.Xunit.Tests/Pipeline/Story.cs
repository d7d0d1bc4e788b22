using System.Collections.Concurrent;
using Xunit.Sdk;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>What xunit said about a run, in the order in which it said it.</summary>
internal sealed class Story : IMessageSink
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, string> _names = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Each message in full, as it would go to another process.</summary>
    public ConcurrentQueue<string> Everything { get; } = new();

    public ConcurrentDictionary<string, ITestFinished> Finished { get; } = new();

    public ConcurrentDictionary<string, ITestFailed> Failures { get; } = new();

    public bool OnMessage(IMessageSinkMessage message)
    {
        Everything.Enqueue(message.ToJson() ?? "");
        switch (message)
        {
            case ITestStarting starting:
                _names[starting.TestUniqueID] = starting.TestDisplayName;
                break;
            case ITestPassed passed:
                Say(passed, "passed");
                break;
            case ITestFailed failed:
                Failures[_names[failed.TestUniqueID]] = failed;
                Say(failed, "failed", ExceptionUtility.CombineMessages(failed));
                break;
            case ITestSkipped skipped:
                Say(skipped, "skipped", skipped.Reason);
                break;
            case ITestNotRun notRun:
                Say(notRun, "not run");
                break;
            case ITestFinished finished:
                Finished[_names[finished.TestUniqueID]] = finished;
                break;
            case IErrorMetadata error:
                _lines.Enqueue($"{message.GetType().Name}: {ExceptionUtility.CombineMessages(error)}");
                break;
        }

        return true;
    }

    private void Say(ITestMessage message, string what, string? why = null) =>
        _lines.Enqueue($"{_names[message.TestUniqueID]} {what}{(why is null ? "" : $": {why}")}");
}
