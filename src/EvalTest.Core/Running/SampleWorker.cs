using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>Takes trials one after another, runs each, and holds its place in the pool until its record is written.</summary>
internal sealed class SampleWorker(EvalRun run, TrialQueue trials, SampleRunner runner, RunScope scope, SessionWriter writer)
{
    /// <summary>Works until no trial is left or the run stops. Any number may be at work at once.</summary>
    public async Task WorkAsync()
    {
        using var line = new PendingLine { Kind = LineKind.Sample };
        while (await trials.TakeAsync().ConfigureAwait(false) is { } trial && await EnterAsync().ConfigureAwait(false))
        {
            run.Tally.Began();
            try
            {
                if (await runner.RunAsync(trial).ConfigureAwait(false) is { } record)
                    await WriteAsync(line, trial, record).ConfigureAwait(false);
            }
            finally
            {
                run.Tally.Ended();
                scope.Pool.Leave();
            }
        }
    }

    /// <summary>Takes a place in the pool; false if the run is stopping.</summary>
    private ValueTask<bool> EnterAsync()
    {
        if (scope.Stop.Stopping.IsCancellationRequested)
            return new ValueTask<bool>(false);
        return scope.Pool.TryEnter() ? new ValueTask<bool>(true) : WaitToEnterAsync();
    }

    private async ValueTask<bool> WaitToEnterAsync()
    {
        var stopping = scope.Stop.Stopping;
        try
        {
            await scope.Pool.EnterAsync(stopping).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private ValueTask WriteAsync(PendingLine line, PlannedTrial trial, SampleRecord record)
    {
        record = LargeParts.MoveOut(record, writer.Keep);
        line.Body = line.Encoder.Encode(record);
        if (line.Body.Length > SessionLine.MaxLength - SessionLine.FrameLength)
        {
            record = OversizedRecord.Instead(record, line.Body.Length);
            line.Body = line.Encoder.Encode(record);
            if (line.Body.Length > SessionLine.MaxLength - SessionLine.FrameLength)
                throw new EvalTestException($"{run.Eval.Id}: the id of row {trial.Sample.Index} (counted from 0) does not fit into a line of the session file. Give the row a short id.");
        }

        line.Durable = new Acknowledgement(run, trial, record);
        return writer.WriteAsync(line);
    }
}
