using System.Globalization;
using System.Reflection;
using EvalTest.Xunit.Discovery;
using EvalTest.Xunit.Hosting;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// The one test case of an eval. Its first test is the aggregate: a method of this library that xunit runs and awaits like a test's,
/// so that skipping, explicit tests and traits stay xunit's business. Only what it leaves becomes further tests.
/// </summary>
internal sealed class EvalTestCase : XunitTestCase
{
    private const string ProblemKey = "EvalTest.Problem";
    private const string VariantKey = "EvalTest.Variant";

    /// <summary>For xunit, which creates it before it deserializes it.</summary>
    [Obsolete("Only for xunit's deserialization")]
    public EvalTestCase()
    {
    }

    // "variant": which combination of the eval's matrix; "problem": what is wrong with the eval, null if it can run.
    public EvalTestCase(EvalTestMethod testMethod, string displayName, string uniqueId, IFactAttribute attribute, EvalVariant variant, string? problem)
        : base(
            testMethod,
            displayName,
            uniqueId,
            attribute.Explicit,
            attribute.SkipExceptions,
            attribute.Skip,
            attribute.SkipType,
            attribute.SkipUnless,
            attribute.SkipWhen,
            TraitsOf(testMethod, variant),
            testMethodArguments: null,
            attribute.SourceFilePath,
            attribute.SourceLineNumber,
            // An eval's own time-out is for one attempt of one sample; the test as a whole has none.
            timeout: 0)
    {
        Variant = variant.Text;
        Problem = problem;
    }

    /// <summary>What is wrong with the eval; null if it can run.</summary>
    public string? Problem { get; private set; }

    /// <summary>Which combination of the eval's matrix it is, as <see cref="EvalVariant.Text"/>.</summary>
    public string Variant { get; private set; } = "";

    /// <summary>Who gives the engine; a test puts its own here.</summary>
    public EvalHost Host { get; set; } = EvalHost.Shared;

    public new EvalTestMethod TestMethod => (EvalTestMethod)base.TestMethod;

    /// <exception cref="EvalTestException">The matrix has no such combination any more.</exception>
    public async Task<EvalMethod> ReadAsync()
    {
        var variants = await Matrix.ReadAsync(TestMethod.Method).ConfigureAwait(false);
        var variant = variants.FirstOrDefault(v => v.Text == Variant)
            ?? throw new EvalTestException($"{TestCaseDisplayName} was found a moment ago, and the matrix of {TestMethod.MethodName} has no such combination now. Let its source give the same values each time.");
        return EvalReader.Read(TestMethod, TestMethod.Method.GetCustomAttribute<EvalAttribute>(inherit: true)!, TestCaseDisplayName, variant);
    }

    public override ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() => new(new EvalTests(this));

    // The values of a matrix are traits too, so that a filter can choose by them.
    private static Dictionary<string, HashSet<string>> TraitsOf(EvalTestMethod testMethod, EvalVariant variant)
    {
        var traits = testMethod.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in variant.Values)
        {
            if (!traits.TryGetValue(name, out var values))
                traits.Add(name, values = []);
            values.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
        }

        return traits;
    }

    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        info.AddValue(ProblemKey, Problem);
        info.AddValue(VariantKey, Variant);
    }

    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        Problem = info.GetValue<string>(ProblemKey);
        Variant = info.GetValue<string>(VariantKey) ?? "";
    }
}
