using System.Globalization;
using EvalTest.Model;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// What a sample sees as its own test. One is made for the eval and copied for each sample, and the names are put together only if
/// somebody asks: xunit's own way computes a SHA-256 and copies the traits for each test.
/// </summary>
internal sealed class SampleTest : XunitTest, IXunitTest, ITestMetadata
{
    private EvalContext? _context;
    private object?[] _arguments = [];

    public SampleTest(EvalTestCase testCase)
        : base(
            testCase,
            testCase.TestMethod,
            testCase.Explicit,
            skipReason: null,
            skipType: null,
            skipUnless: null,
            skipWhen: null,
            testCase.TestCaseDisplayName,
            testIndex: 0,
            testCase.TestMethod.Traits,
            timeout: 0,
            testMethodArguments: [])
    {
    }

    object?[] IXunitTest.TestMethodArguments => _arguments;

    string ITestMetadata.TestDisplayName => _context is { } sample ? $"{TestDisplayName}[{SampleKey.NameOf(sample.Sample.Facts?.Name ?? sample.SampleId, sample.Trial)}]" : TestDisplayName;

    // A later attempt or trial is a test of its own, and none is the aggregate or a replay.
    string ITestMetadata.UniqueID =>
        _context is { } sample ? string.Create(CultureInfo.InvariantCulture, $"{TestCase.UniqueID}/{sample.SampleId}/{sample.Trial}/{sample.Attempt}") : UniqueID;

    public SampleTest For(EvalContext context, object?[] arguments)
    {
        var test = (SampleTest)MemberwiseClone();
        test._context = context;
        test._arguments = arguments;
        return test;
    }
}
