using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>Reads many records back, each session file opened once. For one thread.</summary>
internal sealed class OpenSessions(IReadOnlyList<KnownSession> sessions) : IDisposable
{
    // A folder may hold thousands, and a process may have about a thousand open.
    private const int Most = 64;

    private readonly Dictionary<int, IStoredFile> files = [];

    /// <summary>The record whose line begins there, with the parts that are kept in files of their own.</summary>
    /// <exception cref="EvalTestException">The file was changed meanwhile, or cannot be read.</exception>
    public SampleRecord Read(int session, long offset) => SampleLines.ReadWholeAt(sessions[session], FileOf(session), offset);

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
        files.Clear();
    }

    private IStoredFile FileOf(int session)
    {
        if (files.TryGetValue(session, out var open))
            return open;

        if (files.Count == Most)
            Dispose();
        var file = sessions[session].Folder.OpenFile(sessions[session].Name);
        files.Add(session, file);
        return file;
    }
}
