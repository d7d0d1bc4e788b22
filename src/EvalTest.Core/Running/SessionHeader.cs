using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using EvalTest.Options;
using EvalTest.Secrets;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>The facts that a session file begins with. The options are an allow-list, each named here: nothing else of the command line and the environment is ever written.</summary>
internal static class SessionHeader
{
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    public static HeaderRecord Of(RunSetup setup, string experiment, string sessionId, IReadOnlyDictionary<string, long> seen) => new()
    {
        Session = sessionId,
        Experiment = experiment,
        Assembly = setup.Assembly,
        Started = setup.Clock.GetUtcNow(),
        Seen = seen,
        Shard = setup.Options.Shard,
        Pid = Environment.ProcessId,
        Facts = [.. Facts(setup).Where(f => f.Value is not null)],
        Options = [.. Options(setup.Options).Where(o => o.Value is { } value && !KnownSecrets.Redactor.OccursIn(value))],
    };

    private static IEnumerable<KeyValuePair<string, string?>> Facts(RunSetup setup)
    {
        yield return new("host", Environment.MachineName);
        yield return new("boot", File.Exists(BootIdPath) ? File.ReadAllText(BootIdPath).Trim() : null);
        yield return new("os", RuntimeInformation.OSDescription);
        yield return new("runtime", RuntimeInformation.FrameworkDescription);
        yield return new("evaltest", typeof(SessionHeader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        yield return new("targetFramework", setup.TargetFramework);
        yield return new("commit", setup.Commit);
        yield return new("durability", setup.Options.Durability == Durability.Sync ? "sync" : "os");
    }

    private static IEnumerable<KeyValuePair<string, string?>> Options(RunOptions options)
    {
        yield return new("limit", options.Limit?.ToString(CultureInfo.InvariantCulture));
        yield return new("sample", options.SampleGlob);
        yield return new("concurrency", options.Concurrency?.ToString(CultureInfo.InvariantCulture));
        yield return new("rerun", Lower(options.Rerun));
        yield return new("onChange", options.OnChange == OnChange.Warn ? null : Lower(options.OnChange));
        yield return new("report", Lower(options.Report));
        yield return new("timeout", options.Timeout?.ToString("c", CultureInfo.InvariantCulture));
        yield return new("repeat", options.Repeat?.ToString(CultureInfo.InvariantCulture));
        yield return new("seed", options.Seed == 0 ? null : options.Seed.ToString(CultureInfo.InvariantCulture));
        yield return new("gate", options.GateText);
        yield return new("baseline", options.Baseline);
        yield return new("maxRegression", options.MaxRegression?.ToString(CultureInfo.InvariantCulture));
        yield return new("rescore", options.Rescore);
        yield return new("drain", options.Drain.ToString("c", CultureInfo.InvariantCulture));
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
