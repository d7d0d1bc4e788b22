using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>Runs classes of evals through xunit and the real engine into a folder of its own, each time as another process would.</summary>
internal sealed class EvalFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public async Task<Story> RunAsync(Type @class, RunOptions? options = null)
    {
        var engine = await RealEngine.OpenAsync(folder, options);
        await using (engine)
            return await XunitPipeline.RunAsync(@class, engine);
    }

    /// <summary>All samples that were recorded, those of the earlier runs first.</summary>
    public IReadOnlyList<SampleRecord> Records(string experiment = "x")
    {
        using var files = Disks.Local.Find(Path.Combine(folder, experiment))!;
        var samples = new List<SampleRecord>();
        var reader = new SessionReader(files, []);
        var sessions = files.List().Select(e => e.Name).Where(SessionFileName.IsOne).Select(name => new KnownSession(files, name, reader.ReadHeader(name)!));
        foreach (var session in sessions.OrderBy(s => s.Header.Started))
            reader.Read([session.Name], session.Header.Session, new Collector(session, samples));
        return samples;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private sealed class Collector(KnownSession session, List<SampleRecord> samples) : ISessionVisitor
    {
        public void Sample(SampleHead head, int copy, long sequence, long offset) => samples.Add(SampleLines.ReadAt(session, offset));

        public void Record(SessionRecord record, int copy, long sequence)
        {
        }
    }
}
