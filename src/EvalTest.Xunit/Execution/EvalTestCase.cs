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

    /// <summary>For xunit, which creates it before it deserializes it.</summary>
    [Obsolete("Only for xunit's deserialization")]
    public EvalTestCase()
    {
    }

    // "problem": what is wrong with the eval; null if it can run.
    public EvalTestCase(EvalTestMethod testMethod, string displayName, string uniqueId, IFactAttribute attribute, string? problem)
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
            testMethod.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet()),
            testMethodArguments: null,
            attribute.SourceFilePath,
            attribute.SourceLineNumber,
            // An eval's own time-out is for one attempt of one sample; the test as a whole has none.
            timeout: 0) => Problem = problem;

    /// <summary>What is wrong with the eval; null if it can run.</summary>
    public string? Problem { get; private set; }

    /// <summary>Who gives the engine; a test puts its own here.</summary>
    public EvalHost Host { get; set; } = EvalHost.Shared;

    public new EvalTestMethod TestMethod => (EvalTestMethod)base.TestMethod;

    public EvalMethod Read() => EvalReader.Read(TestMethod, TestMethod.Method.GetCustomAttribute<EvalAttribute>(inherit: true)!, TestCaseDisplayName);

    public override ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() => new(new EvalTests(this));

    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        info.AddValue(ProblemKey, Problem);
    }

    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        Problem = info.GetValue<string>(ProblemKey);
    }
}
