using System.ComponentModel;
using Microsoft.Testing.Platform.Builder;

namespace EvalTest.Mtp.CommandLine;

/// <summary>
/// Called by code that the build generates into a test project, through the package's build assets. Nobody else need call it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TestingPlatformBuilderHook
{
    /// <summary>Adds EvalTest's options to the test application's command line.</summary>
    /// <param name="testApplicationBuilder">The application that is being built.</param>
    /// <param name="arguments">Its command line.</param>
    public static void AddExtensions(ITestApplicationBuilder testApplicationBuilder, string[] arguments) =>
        testApplicationBuilder.CommandLine.AddProvider(() => new EvalOptionsProvider(arguments, LastWords.Say));
}
