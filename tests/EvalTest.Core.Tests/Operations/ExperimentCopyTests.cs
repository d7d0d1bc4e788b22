using EvalTest.Core.Tests.Sessions;
using EvalTest.Core.Tests.Storage;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class ExperimentCopyTests
{
    private static readonly string value = Large.Name("large");

    private readonly Store store = new Store().With("x", SessionBytes.Begin('a').Add(Sample("p", 0.25)), SessionBytes.Begin('b', ('a', 1)).Add(Sample("q", 0.5)).End());

    public ExperimentCopyTests() => store.Write("x", value, "large"u8.ToArray());

    [Fact]
    public void A_copy_says_what_the_experiment_says_and_leaves_the_rest_behind()
    {
        store.Write("x", "experiment.lock", []);
        store.Write("x", "Tests.net10.0.owner.json", [1]);
        store.Write("x", "a.1.partial", [1]);
        store.Write("x", "notes.txt", [1]);

        var copied = Copy("x", "n/y");

        Assert.Equal(store.State("x"), store.State("n/y"));
        Assert.Equal([value, "experiment.lock", $"Tests.{Id('a')}.jsonl", $"Tests.{Id('b')}.jsonl"], store.Names("n/y").OrderBy(name => name.EndsWith("jsonl", StringComparison.Ordinal)).ThenBy(name => name.EndsWith("lock", StringComparison.Ordinal)));
        Assert.Equal((2, 1, Path.Combine(Store.Root, "n/y")), (copied.Sessions, copied.Values, copied.Path));
        Assert.Equal(["Tests.net10.0.owner.json", "a.1.partial", "experiment.lock", "notes.txt"], copied.LeftOut);
    }

    [Fact]
    public void While_it_is_written_a_copy_holds_a_beginning()
    {
        using var folder = store.Find("x")!;
        var growing = SessionBytes.Begin('c').Add(Sample("r"), Sample("s"));
        using var file = folder.CreateFile(growing.Name);
        file.AppendAll([.. growing.Lines[0], .. growing.Lines[1]], growing.Name);
        var once = true;
        store.Disk.BeforeChange = _ =>
        {
            var append = once;
            once = false;
            if (append)
                file.AppendAll(growing.Lines[2], growing.Name);
        };

        Copy("x", "y");

        Assert.Equal("p 0.25, q 0.5, r 1, s unknown", Describe(store.Load("y"), "p", "q", "r", "s"));
        Assert.Equal("s 1", Describe(store.Load("x"), "s"));
    }

    [Fact]
    public void Nothing_of_that_name_is_replaced()
    {
        store.With("y", SessionBytes.Begin('d'));
        var before = store.Files("y");

        Assert.Contains("exists, and nothing is replaced", Assert.ThrowsAny<EvalTestException>(() => Copy("x", "y")).Message, StringComparison.Ordinal);
        Assert.Contains("exists and differs only by case", Assert.ThrowsAny<EvalTestException>(() => Copy("x", "Y")).Message, StringComparison.Ordinal);
        Assert.Contains("would lie inside the experiment \"x\"", Assert.ThrowsAny<EvalTestException>(() => Copy("x", "x/y")).Message, StringComparison.Ordinal);
        Assert.Equal(before, store.Files("y"));
        Assert.Equal([".gitignore", "x", "y"], store.Names(""));
    }

    [Fact]
    public void What_is_no_experiment_is_not_copied()
    {
        store.With("n/z", SessionBytes.Begin('d'));

        Assert.StartsWith("There is no experiment \"y\"", Assert.ThrowsAny<EvalTestException>(() => Copy("y", "z")).Message, StringComparison.Ordinal);
        Assert.StartsWith("\"n\" was not copied: it is no experiment", Assert.ThrowsAny<EvalTestException>(() => Copy("n", "z")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_leaves_no_half_of_a_copy()
    {
        store.Disk.Faults.Plan(new PlannedFault(2, DiskError.Full) { Call = DiskCall.Append });

        Assert.ThrowsAny<EvalTestException>(() => Copy("x", "y"));
        Assert.Equal([".gitignore", "x"], store.Names(""));
    }

    [Fact]
    public async Task After_a_crash_there_is_all_of_the_copy_or_none_and_the_next_removes_what_is_left()
    {
        var state = store.State("x");
        var whole = 0;

        var count = await store.EveryCrashAsync(() => Copy("x", "y"), found =>
        {
            Assert.Equal(state, found.State("x"));
            if (found.Has("y"))
                whole++;
            else
                Copy(found, "x", "y");
            Assert.Equal(state, found.State("y"));
            Assert.NotNull(ValueFiles.Read(found.Find("y")!, new LargeValue(value[..64], 5)));
            Assert.Equal(["x", "y"], found.Names("").Where(name => name != ".gitignore"));
        });

        Assert.InRange(count, 100, 1_000);
        Assert.InRange(whole, 5, count);
    }

    private CopiedExperiment Copy(string from, string to) => Copy(store, from, to);

    private static CopiedExperiment Copy(Store store, string from, string to) => ExperimentCopy.Copy(store.Disk, Store.Root, from, to);
}
