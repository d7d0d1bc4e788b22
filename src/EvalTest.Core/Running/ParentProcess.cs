using System.ComponentModel;
using System.Diagnostics;

namespace EvalTest.Running;

/// <summary>The process that started this one.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Name">Its executable's name without a folder; null if the system does not tell.</param>
internal sealed record ParentProcess(int Id, string? Name)
{
    private static readonly string[] drivers = ["dotnet", "testhost", "vstest.console"];

    /// <summary>Whether it drives tests: by its name, or because it handed this process a channel to report on.</summary>
    /// <param name="ownArguments">This process's command line.</param>
    public bool IsDriver(IReadOnlyCollection<string> ownArguments) =>
        drivers.Contains(Name) || ownArguments.Contains("--dotnet-test-pipe") || ownArguments.Contains("--server");

    /// <summary>Who has that process id now.</summary>
    public static ParentProcess Find(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return new ParentProcess(id, process.ProcessName);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return new ParentProcess(id, null);
        }
    }
}
