using System.Text;

namespace EvalTest.Core.Tests.Races;

/// <summary>What one racing process says, written through at once.</summary>
internal sealed class RaceLog(string path) : IDisposable
{
    /// <summary>A result that the process was told is durable: session file and sample.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>A session file that a deletion removes.</summary>
    public const string Deleted = "deleted";

    /// <summary>An operation that was done, as in <c>did rename</c>.</summary>
    public const string Did = "did";

    /// <summary>An operation that was refused with words that a person can act on.</summary>
    public const string Refused = "refused";

    /// <summary>What must not happen.</summary>
    public const string Wrong = "wrong";

    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Lock _lock = new();

    public void Say(string what, string words)
    {
        lock (_lock)
            file.Write(Encoding.UTF8.GetBytes($"{what} {words.ReplaceLineEndings(" ")}\n"));
    }

    public void Dispose() => file.Dispose();
}
