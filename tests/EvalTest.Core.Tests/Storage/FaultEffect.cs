namespace EvalTest.Core.Tests.Storage;

/// <summary>What a planned fault does to its call.</summary>
internal enum FaultEffect
{
    /// <summary>The call is refused; a sync has then lost what it should have made durable.</summary>
    Refuse,

    /// <summary>An append takes a part of the bytes, and the next call is refused.</summary>
    TakeLittleAndRefuse,

    /// <summary>An append takes a part of the bytes, which is no error.</summary>
    TakeLittle,

    /// <summary>An append takes nothing, as when a signal interrupts it.</summary>
    TakeNothing,
}
