using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Session files without an end: of a process that died, or whose disk failed. What they hold may be in the kernel's memory alone, and after a
/// sync that failed it stays there, looking like any other: so it is made durable, or found lost, before anything of it is read.
/// </summary>
internal static class UnendedSessions
{
    /// <summary>The last line of a session that ended is no longer than this.</summary>
    private const int Tail = 64 * 1024;

    /// <summary>Makes durable what the next reading of the folder will find. The caller holds the lock.</summary>
    /// <param name="folder">The experiment's.</param>
    /// <param name="assembly">Only its sessions are looked at.</param>
    /// <exception cref="EvalTestException">A file cannot be read or synced.</exception>
    public static void MakeDurable(IFolder folder, string assembly)
    {
        var unended = folder.List().Select(entry => entry.Name)
            .Where(name => SessionFileName.IsOne(name) && name.StartsWith(assembly + ".", StringComparison.Ordinal) && !HasEnd(folder, name))
            .ToList();
        foreach (var name in unended)
            folder.SyncFile(name);
        if (unended.Count > 0)
            folder.Sync();
    }

    private static bool HasEnd(IFolder folder, string name)
    {
        using var file = folder.OpenFile(name);
        var length = file.Length;
        var tail = new byte[Math.Min(length, Tail)];
        var read = 0;
        while (read < tail.Length && file.Read(tail.AsSpan(read), length - tail.Length + read) is > 0 and var more)
            read += more;
        return read == tail.Length && EndsWithEnd(tail);
    }

    private static bool EndsWithEnd(ReadOnlySpan<byte> tail)
    {
        if (tail.IsEmpty || tail[^1] != (byte)'\n')
            return false;
        var last = tail[..^1];
        last = last[(last.LastIndexOf((byte)'\n') + 1)..];
        return SessionLine.TryParseFrame(last, out var parts, out _) && parts.Type.SequenceEqual(LineKinds.Name(LineKind.End));
    }
}
