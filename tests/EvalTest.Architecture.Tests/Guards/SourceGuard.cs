using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>The shape of source files in src: one type each, named like its file, in its folder's namespace, at most 250 lines.</summary>
internal static partial class SourceGuard
{
    public const int MostLines = 250;

    /// <param name="path">As in <c>src/EvalTest.Core/Model/Score.cs</c>.</param>
    /// <param name="content">The file.</param>
    public static IEnumerable<string> Complaints(string path, string content)
    {
        var lines = content.Split('\n').Length - 1;
        if (lines > MostLines)
            yield return $"{path} has {lines} lines; past {MostLines} it is two ideas.";

        var types = TypeDeclaration().Matches(content).Select(m => (Name: m.Groups["name"].Value, Bases: m.Groups["bases"].Value)).ToArray();
        if (types.Length == 0)
        {
            yield return $"{path} declares no type at its left margin.";
            yield break;
        }

        // `Score.Text.cs` is a part of `Score`.
        var named = Path.GetFileNameWithoutExtension(path).Split('.')[0];
        if (!types.Any(t => t.Name == named))
            yield return $"{path} holds {types[0].Name}, not {named}.";

        // The cases of a closed hierarchy lie beside their base.
        foreach (var (name, _) in types.Where(t => t.Name != named && !Regex.IsMatch(t.Bases, $@"\b{named}\b")))
            yield return $"{path} holds a second type, {name}.";

        if (NamespaceComplaint(path, content) is { } complaint)
            yield return complaint;
    }

    /// <summary>The root of a project of src holds its README and project file, nothing else.</summary>
    public static string? RootComplaint(string path)
    {
        var parts = path.Split('/');
        return parts is not ["src", var project, var file] || file == "README.md" || file == $"{project}.csproj" || file == "packages.lock.json"
            ? null
            : $"{path}: a project's root holds only its README, its project file and its lock file.";
    }

    private static string? NamespaceComplaint(string path, string content)
    {
        var parts = path.Split('/');
        var root = parts[1] == "EvalTest.Core" ? "EvalTest" : parts[1];
        var actual = Namespace().Match(content).Groups[1].Value;
        var folder = string.Join('.', parts[2..^1].Prepend(root));
        return actual == "EvalTest" || actual == folder ? null : $"{path} has the namespace {actual}; what an eval's author writes is in EvalTest, all else in {folder}.";
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|record(?:\s+(?:class|struct))?|struct|interface|enum|delegate\s+[\w.<>?,\s\[\]]+?)\s+(?<name>\w+)(?=[\s<(:;{])(?<bases>[^{;]*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
