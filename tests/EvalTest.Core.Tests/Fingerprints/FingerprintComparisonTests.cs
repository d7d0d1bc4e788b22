using EvalTest.Fingerprints;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Fingerprints;

public sealed class FingerprintComparisonTests
{
    private static readonly EvalFingerprint now = new() { Module = "m2", Code = "c2", Build = "Release, C# 5", Files = Files(("a", 'x'), ("b", 'y')) };

    [Fact]
    public void Code_is_compared_only_within_one_build_and_never_where_something_is_missing()
    {
        Assert.Equal(CodeChange.Changed, FingerprintComparison.Code(now with { Module = "m1", Code = "c1" }, now));
        Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Code(now with { Module = "m1" }, now));
        foreach (var recorded in new[]
        {
            null,
            now with { Module = "m1", Code = "c1", Build = "Debug, C# 5" },
            now with { Module = "m1", Build = "Debug, C# 5" },
            now with { Module = "m1", Code = "c1", Build = null },
            now with { Module = "m1", Code = null },
            now with { Module = null, Code = "c1", IsInstrumented = true },
        })
            Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(recorded, now));
        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(now, now with { Module = "m3", Code = "c3", IsInstrumented = true }));
        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(now with { Build = null }, now with { Module = "m3", Build = null }));
    }

    [Fact]
    public void The_same_module_is_unchanged_without_looking()
    {
        Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Code(new EvalFingerprint { Module = "m2" }, now));
        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(new EvalFingerprint(), new EvalFingerprint()));
    }

    [Fact]
    public void A_file_that_was_edited_added_or_taken_away_is_named()
    {
        var recorded = now with { Files = Files(("a", 'z'), ("c", 'x')) };

        Assert.Equal(CodeChange.Changed, FingerprintComparison.Files(recorded, now));
        Assert.Equal(["a", "b", "c"], FingerprintComparison.DifferentFiles(recorded, now));
        Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Files(now with { Code = "c1", Files = Files(("b", 'y'), ("a", 'x')) }, now));
    }

    [Fact]
    public void Of_files_that_were_not_recorded_nobody_can_tell()
    {
        var none = now with { Files = Files() };

        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Files(null, now));
        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Files(none, now));
        Assert.Equal(CodeChange.Unknown, FingerprintComparison.Files(now, none));
        Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Files(none, none));
        Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Files(null, none));
    }

    private static Dictionary<string, LargeValue> Files(params (string Name, char Content)[] files) =>
        files.ToDictionary(f => f.Name, f => new LargeValue(new string(f.Content, 64), 1));
}
