using System.Collections.Concurrent;
using System.Globalization;
using EvalTest.Datasets;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Running;
using EvalTest.Scoring;
using EvalTest.Xunit.Hosting;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>An engine that keeps everything in memory: it runs the samples, and an eval passes if all of them do.</summary>
internal sealed class FakeEngine : IEvalEngine
{
    private readonly ConcurrentQueue<SampleRecord> _records = new();

    public int Concurrency { get; init; } = 1;

    public int Unlisted { get; init; }

    /// <summary>Report every sample, and pass whatever they did.</summary>
    public bool Forgiving { get; init; }

    public List<string> Stops { get; } = [];

    public List<EvalDefinition> Evals { get; } = [];

    public bool IsRunning { get; set; }

    public int Disposals { get; private set; }

    public IReadOnlyList<SampleRecord> Records => [.. _records.OrderBy(r => r.Index).ThenBy(r => r.Key.Trial)];

    /// <summary>Waits here before the first sample of an eval.</summary>
    public Func<Task> Gate { get; init; } = () => Task.CompletedTask;

    public async Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body)
    {
        Evals.Add(eval);
        await Gate();
        var index = 0;
        using var slots = new SemaphoreSlim(Concurrency);
        var running = new List<Task>();
        string? fault = null;
        try
        {
            await foreach (var row in rows)
            {
                for (var trial = 0; trial < (eval.Repeat ?? 1); trial++)
                {
                    await slots.WaitAsync();
                    running.Add(RunAsync(eval, row, (index, trial), body, slots));
                }

                index++;
            }
        }
        catch (EvalTestException e)
        {
            fault = e.Message;
        }

        await Task.WhenAll(running);
        return Outcome(eval, fault);
    }

    public void Stop(string reason) => Stops.Add(reason);

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(EvalDefinition eval, object? row, (int Index, int Trial) place, SampleBody body, SemaphoreSlim slots)
    {
        var (index, trial) = place;
        var facts = (row as AnnotatedRow)?.Facts;
        row = row is AnnotatedRow annotated ? annotated.Row : row;
        var id = row?.GetType().GetProperty("Id")?.GetValue(row) as string ?? $"r{index}";
        var key = new SampleKey("", id, trial);
        var context = new EvalContext("fake", "session", eval, new Sample(index, id, row, default, default, HasOwnId: true) { Facts = facts }, key, 1, 0);
        var record = new SampleRecord { Eval = eval.Id, Key = key, Attempt = 1, InputHash = default, Outcome = EvalTest.Outcome.Completed, Index = index };
        try
        {
            EvalContext.Enter(context);
            if (facts?.SkipReason is { } reason)
                throw new SampleSkippedException(reason);
            var result = await body(context, CancellationToken.None);
            record = record with { Passed = result is null or true or Score { Passed: true }, Scores = result is Score score ? [score] : [] };
        }
        catch (Exception e)
        {
            var fault = FaultClassifier.Classify(e, eval.SkipExceptions);
            record = fault.Kind switch
            {
                FaultKind.Skip => record with { Outcome = EvalTest.Outcome.Skipped, SkipReason = fault.SkipReason },
                FaultKind.Assertion => record with { Passed = false, Error = SampleError.From(fault.Exception) },
                _ => record with { Outcome = EvalTest.Outcome.Error, Error = SampleError.From(fault.Exception) },
            };
        }
        finally
        {
            slots.Release();
        }

        context.Collect?.Invoke(context);
        _records.Enqueue(record with { Output = context.Output, Warnings = context.Warnings, Attachments = context.Attachments });
    }

    private EvalOutcome Outcome(EvalDefinition eval, string? fault)
    {
        var mine = Records.Where(r => r.Eval == eval.Id).ToArray();
        var bad = mine.Where(r => r.Outcome == EvalTest.Outcome.Error || r.Passed == false).ToArray();
        string[] reasons = Forgiving ? [] : fault is not null ? [fault] : bad.Length == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{bad.Length} of {mine.Length} samples are not good")];
        var summary = new EvalSummary { Eval = eval, Experiment = "fake", SessionFile = "fake.jsonl", Skipped = mine.Count(r => r.Outcome == EvalTest.Outcome.Skipped), CompletedNow = mine.Count(r => r.Outcome == EvalTest.Outcome.Completed) };
        return new EvalOutcome(summary, new EvalVerdict(reasons, []), $"{mine.Length} samples", string.Concat(reasons), Forgiving ? mine : reasons.Length == 0 ? [] : bad, Unlisted);
    }
}
