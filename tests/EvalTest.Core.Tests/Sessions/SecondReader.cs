using System.Diagnostics;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Sessions;

/// <summary><c>reader.py</c>, run once for many folders. Written from FORMAT.md alone, it shares no mistake with our reader but those of the page.</summary>
internal static class SecondReader
{
    public static string? Python { get; } = Find();

    /// <summary>What it says of each folder, in their order.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<string> folders, CancellationToken cancel)
    {
        var script = Path.Combine(Repository.Root, "tests", "EvalTest.Core.Tests", "Sessions", "reader.py");
        var start = new ProcessStartInfo(Python!, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        foreach (var folder in folders)
            await process.StandardInput.WriteLineAsync(folder.AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);

        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
    }
}
