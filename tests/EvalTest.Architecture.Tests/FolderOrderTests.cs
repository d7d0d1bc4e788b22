using EvalTest.Architecture.Tests.Guards;

namespace EvalTest.Architecture.Tests;

public sealed class FolderOrderTests
{
    private const string Core = "src/EvalTest.Core/";

    [Fact]
    public async Task Types_of_the_core_use_only_folders_below_their_own()
    {
        var folders = FolderGuard.FoldersOfRootTypes(await CoreSources(), House.CoreFolders);

        var uses = TypeUseScanner.Scan(Path.Combine(AppContext.BaseDirectory, "EvalTest.Core.dll"))
            .Where(u => IsOurs(u.From) && IsOurs(u.To))
            .Select(u => new FolderUse(u.From, Folders(u.From, folders)[^1], u.To, Folders(u.To, folders)[0]));

        Complaints.None(FolderGuard.Complaints(uses, House.CoreFolders));
    }

    [Fact]
    public async Task Sources_of_the_core_name_only_folders_below_their_own()
    {
        var uses = (await CoreSources()).SelectMany(p => FolderGuard.UsesInSource(p, RepositoryFiles.Read(p), "EvalTest"));

        Complaints.None(FolderGuard.Complaints(uses, House.CoreFolders));
    }

    [Fact]
    public async Task The_core_has_no_folder_outside_the_order()
    {
        var folders = (await CoreSources()).Select(p => p[Core.Length..]).Where(p => p.Contains('/')).Select(p => p.Split('/')[0]).Distinct();

        Complaints.None(folders.Except(House.CoreFolders));
    }

    [Fact]
    public void The_scanner_sees_a_planted_use_in_every_place_that_can_hold_one()
    {
        var uses = TypeUseScanner.Scan(typeof(FolderOrderTests).Assembly.Location)
            .Where(u => u.From.StartsWith("EvalTest.Architecture.Tests.Planted.Low.", StringComparison.Ordinal) && u.To.Contains(".High.", StringComparison.Ordinal))
            .Select(u => u.From.Split('.')[^1]);

        Assert.Equal(["InAsyncBody", "InAttribute", "InBase", "InCatch", "InConstraint", "InField", "InGenericArgument", "InLambda", "InLocal", "InSignature", "InTypeOf"], uses);
    }

    [Fact]
    public void The_guard_complains_of_a_use_that_goes_up_and_of_an_unknown_folder()
    {
        FolderUse[] uses = [new("A", "Model", "B", "Running"), new("C", "Running", "D", "Model"), new("E", "Model", "F", "Misc")];

        Assert.Equal(
            ["A (Model) uses B (Running), which lies above it.", "E (Model) uses F (Misc): Misc has no place in the order of folders."],
            FolderGuard.Complaints(uses, House.CoreFolders));
    }

    [Fact]
    public void A_partial_type_lies_in_each_folder_of_its_files()
    {
        var folders = FolderGuard.FoldersOfRootTypes([Core + "Scoring/Score.Text.cs", Core + "Model/Score.cs"], House.CoreFolders);

        Assert.Equal(["Model", "Scoring"], folders["Score"]);
    }

    [Fact]
    public void The_guard_of_sources_sees_a_using_and_a_full_name()
    {
        var uses = FolderGuard.UsesInSource(Core + "Model/A.cs", "using EvalTest.Running;\nvar x = EvalTest.Sessions.Y.Z;", "EvalTest");

        Assert.Equal(2, FolderGuard.Complaints(uses, House.CoreFolders).Count());
    }

    private static async Task<IReadOnlyList<string>> CoreSources() =>
        [.. (await RepositoryFiles.All).Where(f => f.StartsWith(Core, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];

    // What the compiler adds (embedded attributes, inline arrays) lies in other namespaces.
    private static bool IsOurs(string type) => type.StartsWith("EvalTest.", StringComparison.Ordinal);

    private static IReadOnlyList<string> Folders(string type, IReadOnlyDictionary<string, IReadOnlyList<string>> rootTypes)
    {
        var parts = type.Split('.');
        if (parts.Length > 2)
            return [parts[1]];
        return rootTypes.TryGetValue(parts[1].Split('`')[0], out var folders) ? folders : [$"no file {parts[1]}.cs"];
    }
}
