using System.Security.Cryptography;
using EvalTest.Model;

namespace EvalTest.Mtp.CommandLine;

/// <summary>
/// A run under the platform's retry extension, which starts this program once and then again for the tests that failed. Without a name each
/// start would be a run of its own and ask everything again; so the process that starts the others gives them one in common.
/// </summary>
internal static class RetriedRun
{
    /// <summary>The extension's option. Only the process that starts the others is given it.</summary>
    public const string Option = "retry-failed-tests";

    public static void Name() =>
        Environment.SetEnvironmentVariable("EVALTEST_EXPERIMENT", ExperimentName.NewAuto(TimeProvider.System, new Random(RandomNumberGenerator.GetInt32(int.MaxValue))));
}
