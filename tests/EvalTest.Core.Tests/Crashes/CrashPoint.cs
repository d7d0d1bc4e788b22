namespace EvalTest.Core.Tests.Crashes;

/// <summary>Where a process dies.</summary>
/// <param name="Call">In which of the calls that change the disk, from 1.</param>
/// <param name="Moment">Before it took effect, after it, or within, which only a write knows.</param>
internal readonly record struct CrashPoint(int Call, CrashMoment Moment)
{
    public static CrashPoint Never { get; } = new(int.MaxValue, CrashMoment.Before);

    /// <summary>How many of the bytes of a write reach the file.</summary>
    public int Part(int bytes) => Moment switch
    {
        CrashMoment.Before => 0,
        CrashMoment.AfterOneByte => Math.Min(1, bytes),
        CrashMoment.AfterHalf => bytes / 2,
        CrashMoment.BeforeLastByte => bytes - 1,
        _ => bytes,
    };
}
