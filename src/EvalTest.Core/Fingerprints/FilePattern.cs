using System.Text;
using System.Text.RegularExpressions;

namespace EvalTest.Fingerprints;

/// <summary>A pattern over files: <c>*</c> and <c>?</c> within a name, <c>**</c> any folders.</summary>
internal sealed class FilePattern
{
    private readonly string fixedPart;
    private readonly bool isDeep;
    private readonly Regex regex;

    public FilePattern(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var first = Array.FindIndex(parts, p => p.AsSpan().ContainsAny('*', '?'));
        // The name of a file is always looked for, so that it is found in the letters it has.
        var count = first < 0 ? parts.Length - 1 : Math.Min(first, parts.Length - 1);
        fixedPart = string.Join('/', parts[..count]) is { Length: > 0 } path ? path : count > 0 ? "/" : "";
        var rest = parts[count..];
        isDeep = rest.Length > 1 || rest[0] == "**";
        var ignoreCase = OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None;
        regex = new Regex(Translate(rest), ignoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }

    /// <summary>The full paths of what matches below a folder, in ordinal order.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public IReadOnlyList<string> Find(string folder)
    {
        var start = Path.GetFullPath(Path.Combine(folder, fixedPart));
        if (!Directory.Exists(start))
            return [];

        var options = new EnumerationOptions { RecurseSubdirectories = isDeep, IgnoreInaccessible = false, AttributesToSkip = 0 };
        return [.. Directory.EnumerateFiles(start, "*", options).Where(f => regex.IsMatch(Relative(start, f))).Order(StringComparer.Ordinal)];
    }

    /// <summary>As written in every pattern and record, on every system.</summary>
    public static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static string Translate(string[] parts)
    {
        var pattern = new StringBuilder(@"\A");
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (parts[i] == "**")
                pattern.Append(isLast ? ".*" : "(?:[^/]+/)*");
            else
                pattern.Append(string.Concat(parts[i].Select(c => c switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(c.ToString()) }))).Append(isLast ? "" : "/");
        }

        return pattern.Append(@"\z").ToString();
    }
}
