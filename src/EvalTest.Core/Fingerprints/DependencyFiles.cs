using System.Security.Cryptography;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Fingerprints;

/// <summary>The files that an eval's author said it depends on, by what is in them now.</summary>
internal static class DependencyFiles
{
    /// <summary>Of more files a pattern is recorded as one, under its own name.</summary>
    private const int MostNamed = 100;

    /// <summary>Each file by its path as the pattern sees it, with forward slashes.</summary>
    /// <param name="eval">For messages.</param>
    /// <param name="patterns">From <c>[EvalDependsOn]</c>.</param>
    /// <param name="folders">Where to look, one after another until something is found; null for none.</param>
    /// <exception cref="EvalTestException">A pattern matches no file, or a file cannot be read.</exception>
    public static IReadOnlyDictionary<string, LargeValue> Read(string eval, IEnumerable<string> patterns, params IReadOnlyList<string?> folders)
    {
        var files = new SortedDictionary<string, LargeValue>(StringComparer.Ordinal);
        foreach (var pattern in patterns.Distinct())
        {
            try
            {
                var (folder, found) = Find(eval, pattern, [.. folders.OfType<string>().Where(f => f.Length > 0)]);
                var read = found.Select(f => (Name: FilePattern.Relative(folder, f), Value: Hash(f))).ToList();
                foreach (var (name, value) in read.Count > MostNamed ? [(pattern, Together(read))] : read)
                    files[KnownSecrets.Redact(name)] = value;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EvalTestException($"{eval}: a file that [EvalDependsOn(\"{pattern}\")] names cannot be read: {e.Message} Nothing was run. Make it readable or correct the pattern.", e);
            }
        }

        return files;
    }

    private static (string Folder, IReadOnlyList<string> Files) Find(string eval, string pattern, List<string> folders)
    {
        if (string.IsNullOrWhiteSpace(pattern))
            throw new EvalTestException($"{eval}: [EvalDependsOn(\"{pattern}\")] names no file. Write a path such as \"prompts/*.txt\".");

        var search = new FilePattern(pattern);
        foreach (var folder in folders)
        {
            if (search.Find(folder) is { Count: > 0 } found)
                return (folder, found);
        }

        var tried = string.Concat(folders.Select(f => $"{Environment.NewLine}  {f}"));
        throw new EvalTestException($"{eval}: [EvalDependsOn(\"{pattern}\")] matches no file. Looked below:{tried}{Environment.NewLine}Nothing was run. Correct the pattern, or copy the files beside the assembly (CopyToOutputDirectory).");
    }

    private static LargeValue Hash(string path)
    {
        using var file = File.OpenRead(path);
        return new LargeValue(Convert.ToHexStringLower(SHA256.HashData(file)), file.Length);
    }

    private static LargeValue Together(List<(string Name, LargeValue Value)> files)
    {
        var list = string.Concat(files.Select(f => $"{f.Value.Sha256} {f.Name}\n"));
        return new LargeValue(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(list))), files.Sum(f => f.Value.Length));
    }
}
