using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What is committed names no path of a machine and no host of a package registry; the top level holds only what the house allows.</summary>
internal static partial class PlaceGuard
{
    public static IEnumerable<string> Complaints(string path, string content, string repositoryRoot)
    {
        var lines = content.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (MachinePath().IsMatch(lines[i]) || lines[i].Contains(repositoryRoot + "/", StringComparison.Ordinal))
                yield return $"{path}:{i + 1} names a path of one machine: {lines[i].Trim()}";
            if (RegistryHost().IsMatch(lines[i]))
                yield return $"{path}:{i + 1} names a registry's host: {lines[i].Trim()}";
        }
    }

    public static IEnumerable<string> TopLevelComplaints(IEnumerable<string> paths) =>
        paths.Select(p => p.Split('/')[0]).Distinct().Except(House.TopLevel).Select(p => $"{p} does not belong at the top level of the repository.");

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.~*-])/(work|farm|root)/|/tmp/w[t]/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"://[a-z0-9.-]*(nuget|npmjs|pypi|debian|crates)|\b(api|www|registry|deb)\.(nuget|npmjs|pypi|debian)\.", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();
}
