using System.Text.Json;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>Who holds a lock: facts for people and for the one who waits, in a file beside the lock. The lock itself is the kernel's.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Host">Machine name.</param>
/// <param name="Since">When the lock was taken.</param>
/// <param name="Drain">How long its holder lets samples in flight finish.</param>
/// <param name="Draining">Whether the holder is on its way out.</param>
internal sealed record WriterFacts(int Pid, string Host, DateTimeOffset Since, TimeSpan Drain, bool Draining)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>Null where there is no file or it cannot be understood: the facts inform, they do not decide.</summary>
    public static WriterFacts? Read(IFolder folder, string name)
    {
        try
        {
            using var file = folder.OpenFile(name);
            var bytes = new byte[MostBytes];
            return JsonSerializer.Deserialize<WriterFacts>(bytes.AsSpan(0, file.Read(bytes, 0)), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is StorageException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file as a whole, so that a reader never sees half of it.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    public void Write(IFolder folder, string name)
    {
        var temporary = name + ".new";
        // Left by a holder that died; the lock is ours now.
        folder.Delete(temporary);
        using (var file = folder.CreateFile(temporary))
            file.AppendAll(JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web), Path.Combine(folder.Path, temporary));

        folder.Replace(temporary, name);
    }
}
