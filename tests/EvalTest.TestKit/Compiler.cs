namespace EvalTest.TestKit;

/// <summary>The SDK's C# compiler, run directly: a small assembly takes it less than a second.</summary>
public static class Compiler
{
    private static readonly string[] libraries = ["System.Runtime", "System.Collections", "System.Linq"];

    private static readonly string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>Compiles one source text; returns the assembly's path.</summary>
    /// <param name="folder">Gets source, assembly and symbols; made if it is missing.</param>
    /// <param name="source">C#.</param>
    /// <param name="options">As in <c>-optimize+</c>.</param>
    public static async Task<string> CompileAsync(string folder, string source, params IEnumerable<string> options)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Evals.cs"), source);
        var compiler = Path.Combine(Newest(Path.Combine(dotnet, "sdk")), "Roslyn", "bincore", "csc.dll");
        var references = Path.Combine(Newest(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref")), "ref", "net10.0");
        string[] arguments = [compiler, "-nologo", "-target:library", "-debug:portable", "-langversion:14", "-out:Evals.dll", .. libraries.Select(r => $"-r:{Path.Combine(references, r)}.dll"), .. options, Path.Combine(folder, "Evals.cs")];
        (await ChildProcess.RunAsync(new(Path.Combine(dotnet, "dotnet"), arguments) { WorkingFolder = folder }, TimeSpan.FromSeconds(60))).Succeeded();
        return Path.Combine(folder, "Evals.dll");
    }

    private static string Newest(string folder) =>
        Directory.EnumerateDirectories(folder).Where(d => Version.TryParse(Path.GetFileName(d), out _)).MaxBy(d => Version.Parse(Path.GetFileName(d)))
        ?? throw new InvalidOperationException($"{folder} holds no released version of the SDK, which these tests compile with.");
}
