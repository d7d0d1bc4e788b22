using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Stores;

public sealed class AutoExperimentsTests : IDisposable
{
    private readonly string auto = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public void Dispose() => Directory.Delete(auto, recursive: true);

    [Fact]
    public void The_last_ten_of_an_assembly_are_kept_and_those_of_another_that_begins_with_its_name_do_not_count()
    {
        for (var i = 10; i < 22; i++)
        {
            Run($"{i}-a", "My");
            Run($"{i}-b", "My.Evals");
        }

        AutoExperiments.KeepLast(Disks.Local.Create(auto), "My");

        Assert.Equal((10, 12), (Directory.GetDirectories(auto, "*-a").Length, Directory.GetDirectories(auto, "*-b").Length));
        Assert.False(Directory.Exists(Path.Combine(auto, "11-a")));
    }

    private void Run(string name, string assembly)
    {
        var folder = Directory.CreateDirectory(Path.Combine(auto, name)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{assembly}.20261120T110256Z-7f3a9c21d4e84b0f.jsonl"), "");
    }
}
