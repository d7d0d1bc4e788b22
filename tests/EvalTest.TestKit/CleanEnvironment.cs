namespace EvalTest.TestKit;

/// <summary>The environment of child processes: a person's, not that of the test run around it.</summary>
internal static class CleanEnvironment
{
    private static readonly string[] foreignPrefixes = ["EVALTEST_", "TESTINGPLATFORM_", "MSBUILD", "VSTEST_", "XUNIT_", "FIX_"];
    private static readonly string[] foreign = ["CI", "DOTNET_HOST_PATH", "DOTNET_CLI_TELEMETRY_SESSIONID", "Experiment"];

    public static void Apply(IDictionary<string, string?> environment, IReadOnlyDictionary<string, string?> additions)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToArray())
            environment.Remove(name);

        // No build server may outlive a test, nor serve another user's build and be killed with ours.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in additions)
        {
            if (value is null)
                environment.Remove(name);
            else
                environment[name] = value;
        }
    }

    private static bool IsForeign(string name) =>
        foreign.Contains(name) || foreignPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
}
