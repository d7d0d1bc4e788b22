using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace EvalTest.TestKit;

/// <summary>
/// The packages of src, packed as a user gets them, once for a test run and with a version that no cache has seen.
/// Neither the repository's build folders nor the machine's package folder is written to.
/// </summary>
public sealed class PackedPackages : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private PackedPackages()
    {
    }

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-ci.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder that serves as a package source.</summary>
    public string Feed => folder.Folder("feed");

    /// <summary>Where packages go that user projects restore and the machine does not hold yet.</summary>
    public string PackageFolder => folder.Folder("packages");

    /// <summary>The machine's own package folder, read only: what lies there is not fetched again.</summary>
    public static string MachinePackageFolder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The version of a package in build/Packages.props.</summary>
    public static string VersionOf(string package)
    {
        var version = Versions().Descendants("PackageVersion").Single(p => p.Attribute("Include")?.Value == package).Attribute("Version")!.Value;
        return version.StartsWith("$(", StringComparison.Ordinal) ? VersionIn(version[2..^1]) : version;
    }

    /// <summary>The version in a property of build/Packages.props.</summary>
    public static string VersionIn(string property) => Versions().Descendants(property).Single().Value;

    public static async Task<PackedPackages> PackAsync()
    {
        var packed = new PackedPackages();
        var result = await ChildProcess.RunAsync(
            new(
                "dotnet",
                "pack",
                packed.WriteFilter(),
                "-c",
                "Release",
                "--artifacts-path",
                packed.folder["artifacts"],
                "-o",
                packed.Feed,
                $"-p:Version={packed.Version}",
                // The versions of the packed projects are not those of the committed lock files.
                "-p:RestorePackagesWithLockFile=false",
                "-p:NuGetLockFilePath=none.json"),
            TimeSpan.FromMinutes(3));
        result.Succeeded();
        return packed;
    }

    public void Dispose() => folder.Dispose();

    private static XDocument Versions() => XDocument.Load(Path.Combine(Repository.Root, "build", "Packages.props"));

    // The projects of src only: building the tests' own assemblies under a test that runs from them is no good idea.
    private string WriteFilter()
    {
        var path = folder["src.slnf"];
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Repository.Root, p).Replace('/', '\\'));
        File.WriteAllText(path, JsonSerializer.Serialize(new { solution = new { path = Path.Combine(Repository.Root, "EvalTest.sln"), projects } }));
        return path;
    }
}
