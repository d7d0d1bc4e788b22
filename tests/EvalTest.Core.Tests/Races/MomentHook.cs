using EvalTest.Core.Tests.Crashes;

namespace EvalTest.Core.Tests.Races;

/// <summary>Lets something happen at the worst moment: just before a call of one kind.</summary>
/// <param name="call">The kind, as the disk's hook names it.</param>
/// <param name="happens">What another process does then.</param>
/// <param name="times">Before so many calls of that kind.</param>
internal sealed class MomentHook(string call, Action happens, int times = 1) : DiskHook
{
    private int left = times;

    public override T Change<T>(string kind, Func<T> perform)
    {
        if (kind == call && left-- > 0)
            happens();
        return perform();
    }
}
