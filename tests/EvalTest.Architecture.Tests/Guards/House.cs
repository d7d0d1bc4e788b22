namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What the design allows: the projects of src, what each may refer to, and the order of the core's folders.</summary>
internal static class House
{
    /// <summary>Every project of src. A new one needs an entry here and a reason in the design.</summary>
    public static readonly IReadOnlyDictionary<string, Allowed> Projects = new Dictionary<string, Allowed>
    {
        ["EvalTest.Core"] = new([], ["Polly.Core", "System.Threading.RateLimiting", "CsvHelper", "MathNet.Numerics"], ["xunit", "Microsoft.Testing", "Microsoft.AspNetCore", "Npgsql"]),
        ["EvalTest.Xunit"] = new(["EvalTest.Core"], ["xunit.v3.extensibility.core", "Microsoft.Extensions.Logging.Abstractions"], ["Microsoft.Testing", "Microsoft.AspNetCore"]),
        ["EvalTest.Mtp"] = new(["EvalTest.Core"], ["Microsoft.Testing.Platform"], ["xunit", "Microsoft.AspNetCore"]),
        ["EvalTest"] = new(["EvalTest.Xunit", "EvalTest.Mtp"], [], []),
        ["EvalTest.Report"] = new(["EvalTest.Core"], [], ["xunit", "Microsoft.Testing"]),
        ["EvalTest.Tool"] = new(["EvalTest.Core", "EvalTest.Report"], ["System.CommandLine", "Spectre.Console"], ["xunit", "Microsoft.Testing"]),
    };

    /// <summary>Analyzers that every project of src gets; they leave no trace in what ships.</summary>
    public static readonly IReadOnlyList<string> Analyzers = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    /// <summary>A folder of the core uses only folders to its left.</summary>
    public static readonly IReadOnlyList<string> CoreFolders =
        ["Model", "Secrets", "Statistics", "Options", "Storage", "Fingerprints", "Datasets", "Scoring", "Sessions", "Planning", "Scheduling", "Figures", "Stores", "Comparing", "Operations", "Reporting", "Observation", "Running"];

    public static readonly IReadOnlyList<string> TopLevel =
    [
        "src", "tests", "samples", "build", "docs", ".ci", "EvalTest.sln", "Directory.Build.targets", "README.md", "CHANGELOG.md", "LICENSE",
        ".editorconfig", ".gitignore", "global.json",
    ];

    /// <param name="References">Projects it refers to: exactly these.</param>
    /// <param name="Packages">Packages it may refer to.</param>
    /// <param name="Unknown">Beginnings of names of assemblies that it must not know, not even through a package.</param>
    internal sealed record Allowed(IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Unknown);
}
