using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Benchmarks;

/// <summary>The least that a durable record costs: one loop that serialises, checksums, appends and syncs the same records in groups.</summary>
public class Bare
{
    private const int WrittenTogether = 64;
    private const int SyncedTogether = 1000;

    [Fact]
    public void Loop()
    {
        var folder = Directory.CreateTempSubdirectory("evaltest-bench-").FullName;
        using (var disk = Disks.Local.Create(folder))
        using (var file = new SessionFile(disk, "bare.jsonl", "20261120T110256Z-7f3a9c21d4e84b0f"))
        using (var encoder = new SessionEncoder())
        {
            var done = 0;
            foreach (var row in Workload.All())
            {
                file.Add(LineKind.Sample, encoder.Encode(Record(done, row)).Span);
                if (++done % WrittenTogether == 0)
                    file.Write();
                if (done % SyncedTogether == 0)
                    file.Sync();
            }

            file.Write();
            file.Sync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static SampleRecord Record(int index, Row row)
    {
        var sample = SampleFactory.Create(index, row);
        return new SampleRecord
        {
            Eval = "EvalTest.Benchmarks.Eval.NoOp",
            Key = new SampleKey("", sample.Id, 0),
            Attempt = 1,
            InputHash = sample.InputHash,
            Outcome = Outcome.Completed,
            Passed = true,
            Scores = [Score.Pass(Score.PassedName)],
            Index = index,
            Started = TimeProvider.System.GetUtcNow(),
            InputJson = sample.InputJson,
        };
    }
}
