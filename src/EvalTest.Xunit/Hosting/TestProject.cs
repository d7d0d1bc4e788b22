using System.Reflection;
using System.Runtime.Versioning;

namespace EvalTest.Xunit.Hosting;

/// <summary>Whose evals run.</summary>
/// <param name="Assembly">The test assembly's simple name.</param>
/// <param name="TargetFramework">As in <c>net10.0</c>.</param>
/// <param name="Commit">What it was built from; null where the build did not record it.</param>
internal sealed record TestProject(string Assembly, string TargetFramework, string? Commit)
{
    public static TestProject Of(Assembly assembly) => new(
        assembly.GetName().Name ?? "",
        Moniker(assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName),
        Revision(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion));

    // The SDK puts the commit behind a plus: "1.0.0+28a7baf…".
    private static string? Revision(string? version) => version?.Split('+') is [_, var commit] ? commit : null;

    // ".NETCoreApp,Version=v10.0" is what the compiler leaves in an assembly that was built for net10.0.
    private static string Moniker(string? frameworkName)
    {
        if (frameworkName is null)
            return $"net{Environment.Version.ToString(2)}";

        var framework = new FrameworkName(frameworkName);
        return framework.Identifier == ".NETCoreApp" ? $"net{framework.Version.ToString(2)}" : frameworkName;
    }
}
