using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>Who holds a lock: facts for people and for the one who waits, in a file beside the lock. The lock itself is the kernel's.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Host">Machine name.</param>
/// <param name="Since">When the lock was taken.</param>
/// <param name="Drain">How long its holder lets samples in flight finish.</param>
/// <param name="Draining">Whether the holder is on its way out.</param>
internal sealed record WriterFacts(int Pid, string Host, DateTimeOffset Since, TimeSpan Drain, bool Draining)
{
    /// <summary>Null where there is no file or it cannot be understood: the facts inform, they do not decide.</summary>
    public static WriterFacts? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<WriterFacts>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file as a whole, so that a reader never sees half of it.</summary>
    /// <exception cref="DiskException">The operating system refused.</exception>
    public void Write(string path)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(temporary, options))
                JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException("Writing who holds the lock", path, e.Message, e);
        }
    }
}
