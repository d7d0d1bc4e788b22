using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>An error of the operating system.</summary>
/// <param name="Fault">What the port makes of it.</param>
/// <param name="Text">Its words, as the real disk gives them.</param>
/// <param name="Lasts">Every later call that writes meets it too, until the cause is gone.</param>
internal sealed record DiskError(StorageFault Fault, string Text, bool Lasts)
{
    public static DiskError Device { get; } = new(StorageFault.Device, "Input/output error (EIO, errno 5).", Lasts: false);

    public static DiskError Full { get; } = new(StorageFault.Full, "No space left on device (ENOSPC, errno 28).", Lasts: true);

    public static DiskError Quota { get; } = new(StorageFault.Quota, "Disk quota exceeded (EDQUOT, errno 122).", Lasts: true);

    public static DiskError ReadOnly { get; } = new(StorageFault.ReadOnly, "Read-only file system (EROFS, errno 30).", Lasts: true);

    /// <summary>Whether a call can meet it: reading fails by the device alone, and a full disk still deletes.</summary>
    public bool Concerns(DiskCall call) => call switch
    {
        DiskCall.Find or DiskCall.List or DiskCall.OpenFolder or DiskCall.OpenFile or DiskCall.Look or DiskCall.Read => Fault == StorageFault.Device,
        DiskCall.Delete or DiskCall.Lock => Fault is StorageFault.Device or StorageFault.ReadOnly,
        _ => true,
    };

    public override string ToString() => Fault.ToString();
}
