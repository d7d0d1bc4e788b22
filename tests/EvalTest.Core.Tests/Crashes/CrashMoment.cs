namespace EvalTest.Core.Tests.Crashes;

/// <summary>How much of a call still happens when the process dies in it.</summary>
internal enum CrashMoment
{
    Before,
    After,
    AfterOneByte,
    AfterHalf,
    BeforeLastByte,
}
