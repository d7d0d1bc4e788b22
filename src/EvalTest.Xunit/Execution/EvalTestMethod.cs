using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// The method of an eval. xunit finds no before-and-after attributes on it, because it would run them around the aggregate and
/// around each replay; <see cref="SampleInvoker"/> runs those of the base class around each sample.
/// </summary>
internal sealed class EvalTestMethod : XunitTestMethod, IXunitTestMethod
{
    /// <summary>For xunit, which creates it before it deserializes it.</summary>
    [Obsolete("Only for xunit's deserialization")]
    public EvalTestMethod()
    {
    }

    public EvalTestMethod(IXunitTestMethod method)
        : base(method.TestClass, method.Method, method.TestMethodArguments, method.UniqueID)
    {
    }

    IReadOnlyCollection<IBeforeAfterTestAttribute> IXunitTestMethod.BeforeAfterTestAttributes => [];
}
