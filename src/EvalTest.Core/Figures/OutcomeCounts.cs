using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>How many of the included trials stand how.</summary>
internal sealed class OutcomeCounts
{
    private int before;
    private int now;
    private int errors;
    private int timeouts;
    private int skipped;
    private int pending;
    private int passed;
    private int failed;
    private int stale;

    public static bool IsCompleted(in ResultSlot slot) => slot is { Included: true, Awaited: false, State: ResultState.Completed };

    public static bool IsFailing(in ResultSlot slot) =>
        slot is { Included: true, Awaited: false } && (slot.Verdict == Verdict.Failed || slot.State is ResultState.Error or ResultState.Timeout);

    public void Add(in ResultSlot slot, int current)
    {
        stale += slot.Row < 0 && slot.State != ResultState.None ? 1 : 0;
        if (!slot.Included)
            return;

        if (slot.Awaited || slot.State == ResultState.None)
        {
            pending++;
            return;
        }

        errors += slot.State == ResultState.Error ? 1 : 0;
        timeouts += slot.State == ResultState.Timeout ? 1 : 0;
        skipped += slot.State == ResultState.Skipped ? 1 : 0;
        if (slot.State != ResultState.Completed)
            return;

        now += slot.Session == current ? 1 : 0;
        before += slot.Session == current ? 0 : 1;
        passed += slot.Verdict == Verdict.Passed ? 1 : 0;
        failed += slot.Verdict == Verdict.Failed ? 1 : 0;
    }

    public EvalSummary ToSummary(EvalDefinition eval) => new()
    {
        Eval = eval,
        Experiment = "",
        CompletedBefore = before,
        CompletedNow = now,
        Errors = errors,
        Timeouts = timeouts,
        Skipped = skipped,
        Pending = pending,
        Passed = passed,
        Failed = failed,
        Stale = stale,
    };
}
