using System.Diagnostics;
using EvalTest.TestKit;

namespace EvalTest.Report.Tests.Browser;

/// <summary>Opens a page in Debian's chromium, without a window.</summary>
internal static class Chromium
{
    private static readonly string[] quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--enable-logging=stderr", "--v=0",
    ];

    public static string? Path { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);

    /// <summary>The page as the browser understood it, and what it complained of.</summary>
    public static async Task<(string Dom, IReadOnlyList<string> Complaints)> OpenAsync(string html, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["page.html"], html, cancel);
        var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in quiet.Append($"--user-data-dir={folder["profile"]}").Append("--dump-dom").Append(new Uri(folder["page.html"]).AbsoluteUri))
            start.ArgumentList.Add(argument);
        using var browser = Process.Start(start)!;
        var (output, error) = (browser.StandardOutput.ReadToEndAsync(cancel), browser.StandardError.ReadToEndAsync(cancel));
        await browser.WaitForExitAsync(cancel);
        return (await output, [.. (await error).Split('\n').Where(l => l.Contains("CONSOLE", StringComparison.Ordinal))]);
    }
}
