using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>Versions stand once, in build/Packages.props, and are exact.</summary>
internal static partial class VersionGuard
{
    public const string Home = "build/Packages.props";

    // MSBuild's way to say: the version that stands in the home.
    private const string FromHome = "%(PackageVersion.Version)";

    public static IEnumerable<string> Complaints(ProjectFile file)
    {
        foreach (var item in file.PackageReferences)
        {
            if ((ProjectFile.Metadata(item, "Version") ?? ProjectFile.Metadata(item, "VersionOverride")) is { } version and not FromHome)
                yield return $"{file.Path}: {ProjectFile.Include(item)} has the version {version} here; versions stand in {Home}.";
        }

        if (file.Path != Home && file.PackageVersions.Any())
            yield return $"{file.Path}: PackageVersion items stand only in {Home}.";

        foreach (var item in file.PackageVersions)
        {
            var version = ProjectFile.Metadata(item, "Version") ?? "";
            if (!Exact().IsMatch(Resolved(version, file)))
                yield return $"{file.Path}: {ProjectFile.Include(item)} has the version \"{version}\", which is not one exact version.";
        }

        foreach (var name in file.PackageVersions.Select(ProjectFile.Include).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{file.Path}: {name} has two versions.";
    }

    private static string Resolved(string version, ProjectFile file) =>
        Property().Replace(version, m => file.Content.Descendants().FirstOrDefault(e => e.Name.LocalName == m.Groups[1].Value)?.Value ?? m.Value);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();
}
