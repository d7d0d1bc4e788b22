using System.ComponentModel;
using System.Diagnostics;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary>Who sits there, where the command line does not say.</summary>
internal static class ReviewAuthor
{
    public static async Task<string> OfAsync(ToolConsole console, CancellationToken cancellation) =>
        await GitUserAsync(console, cancellation).ConfigureAwait(false) is { Length: > 0 } user ? user : Environment.UserName;

    private static async Task<string> GitUserAsync(ToolConsole console, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", ["config", "--get", "user.name"]) { WorkingDirectory = console.CurrentDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in console.Environment)
            start.Environment[variable] = value;
        try
        {
            using var git = Process.Start(start) ?? throw new UnreachableException();
            var user = await git.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await git.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return user.Trim();
        }
        catch (Win32Exception)
        {
            // There is no git here: nobody has told it a name.
            return "";
        }
    }
}
