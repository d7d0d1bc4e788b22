using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Starting;

/// <summary>Gives a folder a first eval: a project of its own, or what an existing test project lacks. Nothing that is there is overwritten.</summary>
/// <param name="folder">Where; made where it is missing.</param>
internal sealed partial class Starter(string folder)
{
    private const string XunitVersion = "3.2.2";

    /// <summary>The version of the packages that go with this tool.</summary>
    private static string Version => (typeof(Starter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    /// <summary>What to write, by path; and what a person has to add to files that are there.</summary>
    /// <exception cref="ToolException">The folder's project is none that EvalTest works with, or has a first eval already.</exception>
    public StartPlan Plan()
    {
        string[] projects = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj") : [];
        if (projects.Length > 1)
            throw new ToolException(ExitCode.Refused, $"{folder} holds {projects.Length} projects. Nothing was written. Run this in the folder of one.");

        var name = projects is [var project] ? Path.GetFileNameWithoutExtension(project) : Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var space = Space(name);
        var files = new Dictionary<string, string> { [Full("FirstEvals.cs")] = StarterFiles.Eval(space), [Full(StarterFiles.DatasetPath)] = StarterFiles.Dataset };
        var advice = new List<string>();
        if (projects is [])
            files[Full(space + ".csproj")] = StarterFiles.Project(XunitVersion, Version);
        else
            advice.AddRange(Lacking(projects[0]));
        if (GlobalJson() is not { } global)
            files[Full("global.json")] = StarterFiles.GlobalJson;
        else if (!File.ReadAllText(global).Contains("Microsoft.Testing.Platform", StringComparison.Ordinal))
            advice.Add($"add \"test\": {{ \"runner\": \"Microsoft.Testing.Platform\" }} to {global}, so that dotnet test knows --experiment");

        var taken = files.Keys.Where(File.Exists).ToList();
        return taken.Count == 0 ? new StartPlan(files, advice) : throw new ToolException(ExitCode.Refused, $"{string.Join(" and ", taken)} {(taken.Count == 1 ? "is" : "are")} there already. Nothing was written. Run this in another folder, or move {(taken.Count == 1 ? "it" : "them")} away.");
    }

    // The root of a drive has no name.
    private static string Space(string name) => NotInName().Replace(name, "_") switch
    {
        "" => "Evals",
        var cleaned when char.IsAsciiDigit(cleaned[0]) => "_" + cleaned,
        var cleaned => cleaned,
    };

    private static IEnumerable<string> Lacking(string project)
    {
        var packages = PackagesOf(project);
        if (packages.Contains("xunit", StringComparer.OrdinalIgnoreCase))
            throw new ToolException(ExitCode.Refused, $"{project} uses xunit 2, and evals are tests of xunit.v3. Nothing was written. Move the project to xunit.v3, or run this in a folder of its own.");
        foreach (var (package, version) in new[] { ("xunit.v3", XunitVersion), ("EvalTest", Version) })
        {
            if (!packages.Contains(package, StringComparer.OrdinalIgnoreCase))
                yield return $"dotnet add {project} package {package} --version {version}";
        }
    }

    private static List<string> PackagesOf(string project)
    {
        try
        {
            return [.. XDocument.Load(project).Descendants().Where(e => e.Name.LocalName == "PackageReference").Select(e => e.Attribute("Include")?.Value).OfType<string>()];
        }
        catch (XmlException e)
        {
            throw new ToolException(ExitCode.Refused, $"{project} cannot be read as a project: {e.Message} Nothing was written. Mend it first.");
        }
    }

    private string? GlobalJson()
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (Path.Combine(above.FullName, "global.json") is var path && File.Exists(path))
                return path;
        }

        return null;
    }

    private string Full(string path) => Path.Combine(folder, path);

    [GeneratedRegex("[^A-Za-z0-9_.]")]
    private static partial Regex NotInName();
}
