using EvalTest.Fingerprints;
using EvalTest.Model;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

public sealed class EvalFingerprintTests
{
    [Fact]
    public async Task An_eval_knows_its_code_and_build_and_the_files_of_its_method_and_class()
    {
        var fingerprint = await FingerprintAsync(typeof(Classes.Dependent));

        Assert.Equal(["EvalTest.Core.dll", "EvalTest.Xunit.dll"], fingerprint.Files.Keys);
        Assert.NotNull(fingerprint.Code);
        Assert.NotNull(fingerprint.Build);
        Assert.Equal(typeof(EvalFingerprintTests).Module.ModuleVersionId.ToString(), fingerprint.Module);
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_fails_the_eval_when_it_is_about_to_run_and_not_before()
    {
        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => FingerprintAsync(typeof(Classes.Missing)));

        Assert.StartsWith("EvalTest.Xunit.Tests.Discovery.EvalFingerprintTests+Classes+Missing.Runs: [EvalDependsOn(\"prompts/*.txt\")] matches no file. Looked below:", refusal.Message, StringComparison.Ordinal);
    }

    // What once broke: the eval's own code never calls its target, so a change of that went unseen and old results were reused.
    [Fact]
    public async Task The_code_of_its_target_is_an_evals_code_too()
    {
        var method = typeof(Classes.Targeted).GetMethod(nameof(Classes.Targeted.Runs))!;

        var fingerprint = await FingerprintAsync(typeof(Classes.Targeted));

        Assert.NotEqual(CodeFingerprint.Of(method, typeof(Classes.Targeted)).Code, fingerprint.Code);
        Assert.Equal(CodeFingerprint.Of(method, typeof(Classes.Targeted), typeof(Classes.Targeted).GetMethod(nameof(Classes.Targeted.Ask))).Code, fingerprint.Code);
    }

    private static async Task<EvalFingerprint> FingerprintAsync(Type type)
    {
        var cases = await XunitPipeline.DiscoverAsync(type);
        return (await ((EvalTestCase)cases.Single()).ReadAsync()).Definition.Fingerprint!();
    }

    private static class Classes
    {
        [EvalDependsOn("EvalTest.Core.dll")]
        public class Base;

        public sealed class Dependent : Base
        {
            [EvalFact]
            [EvalDependsOn("EvalTest.X*t.dll")]
            public bool Runs() => true;
        }

        public sealed class Targeted
        {
            public static string Ask() => "asked";

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Runs(string output) => output.Length > 0;
        }

        public sealed class Missing
        {
            [EvalFact]
            [EvalDependsOn("prompts/*.txt")]
            public bool Runs() => true;
        }
    }
}
