using EvalTest.Xunit.Discovery;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// Finds one test case for each eval, whatever it is to run over. An eval that is written wrong becomes a case that fails with what
/// to write: xunit shows nothing of a discoverer that throws away a method.
/// </summary>
internal sealed class EvalDiscoverer : IXunitTestCaseDiscoverer
{
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var attribute = (EvalAttribute)factAttribute;
        var displayName = attribute.DisplayName ?? DefaultName(discoveryOptions, testMethod);
        var evalMethod = new EvalTestMethod(testMethod);
        return new([new EvalTestCase(evalMethod, displayName, UniqueId(testMethod), attribute, Problem(evalMethod, attribute, displayName))]);
    }

    private static string? Problem(EvalTestMethod testMethod, EvalAttribute attribute, string displayName)
    {
        try
        {
            EvalReader.Read(testMethod, attribute, displayName);
            return null;
        }
        catch (EvalTestException e)
        {
            return e.Message;
        }
    }

    private static string DefaultName(ITestFrameworkDiscoveryOptions options, IXunitTestMethod testMethod)
    {
        var display = options.MethodDisplayOrDefault();
        return new DisplayNameFormatter(display, options.MethodDisplayOptionsOrDefault())
            .Format(display == TestMethodDisplay.Method ? testMethod.MethodName : $"{testMethod.TestClass.TestClassName}.{testMethod.MethodName}");
    }

    // xunit's id of a method holds no parameters, so that overloads need something that tells them apart.
    private static string UniqueId(IXunitTestMethod testMethod)
    {
        var overloaded = testMethod.TestClass.Methods.Count(m => m.Name == testMethod.MethodName) > 1;
        return UniqueIDGenerator.ForTestCase(testMethod.UniqueID, null, overloaded ? [testMethod.Method.ToString()] : null);
    }
}
