using System.Diagnostics;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>A session that is no run: it says something of the results of others, in a file of its own, and ends.</summary>
internal static class OwnSession
{
    /// <summary>Makes durable what it is about to be said of.</summary>
    /// <exception cref="EvalTestException">A file cannot be read or synced.</exception>
    public static void MakeDurable(IFolder folder)
    {
        var reader = new SessionReader(folder, []);
        foreach (var assembly in folder.List().Where(e => SessionFileName.IsOne(e.Name)).Select(e => reader.ReadHeader(e.Name)?.Assembly).OfType<string>().Distinct())
            UnendedSessions.MakeDurable(folder, assembly);
    }

    /// <summary>Writes one and makes it durable; returns the file's name.</summary>
    /// <param name="folder">The experiment's; the caller holds its lock.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="assembly">Of whose results it speaks.</param>
    /// <param name="seen">What was read of them.</param>
    /// <param name="lines">What it says.</param>
    /// <param name="clock">Time.</param>
    /// <exception cref="EvalTestException">The operating system refused.</exception>
    public static async Task<string> WriteAsync(IFolder folder, string experiment, string assembly, IReadOnlyDictionary<string, long> seen, IReadOnlyList<SessionRecord> lines, TimeProvider clock)
    {
        const int window = 1_000;
        var header = new HeaderRecord
        {
            Session = SessionId.Create(clock),
            Experiment = experiment,
            Assembly = assembly,
            Started = clock.GetUtcNow(),
            Seen = seen,
            Pid = Environment.ProcessId,
            Facts = [new("host", Environment.MachineName)],
        };
        var writer = await SessionWriter.CreateAsync(folder, header, Durability.Sync, window).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var line in lines)
                await writer.WriteAsync(KindOf(line), line).ConfigureAwait(false);
            await writer.EndAsync(sha256 => new EndRecord("finished", null, [], sha256)).ConfigureAwait(false);
            return Path.GetFileName(writer.Path);
        }
    }

    private static LineKind KindOf(SessionRecord line) => line switch
    {
        RetractRecord => LineKind.Retract,
        ForgetRecord => LineKind.Forget,
        NoteRecord => LineKind.Note,
        _ => throw new UnreachableException(),
    };
}
