using EvalTest.Xunit.Discovery;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// Finds one test case for each eval, whatever it is to run over, and one for each combination of its matrix. An eval that is written wrong becomes a case that fails with what
/// to write: xunit shows nothing of a discoverer that throws away a method.
/// </summary>
internal sealed class EvalDiscoverer : IXunitTestCaseDiscoverer
{
    public async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var attribute = (EvalAttribute)factAttribute;
        var displayName = attribute.DisplayName ?? DefaultName(discoveryOptions, testMethod);
        var evalMethod = new EvalTestMethod(testMethod);
        try
        {
            var variants = await Matrix.ReadAsync(testMethod.Method).ConfigureAwait(false);
            return [.. variants.Select(v => TestCase(evalMethod, displayName, attribute, v))];
        }
        catch (EvalTestException e)
        {
            return [new EvalTestCase(evalMethod, displayName, UniqueId(testMethod, ""), attribute, EvalVariant.None, e.Message)];
        }
    }

    private static EvalTestCase TestCase(EvalTestMethod testMethod, string displayName, EvalAttribute attribute, EvalVariant variant)
    {
        var name = variant.Text.Length == 0 ? displayName : $"{displayName}({variant.Text})";
        return new EvalTestCase(testMethod, name, UniqueId(testMethod, variant.Text), attribute, variant, Problem(testMethod, attribute, name, variant));
    }

    private static string? Problem(EvalTestMethod testMethod, EvalAttribute attribute, string displayName, EvalVariant variant)
    {
        try
        {
            EvalReader.Read(testMethod, attribute, displayName, variant);
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
    private static string UniqueId(IXunitTestMethod testMethod, string variant)
    {
        var overloaded = testMethod.TestClass.Methods.Count(m => m.Name == testMethod.MethodName) > 1;
        object?[] parts = [.. overloaded ? [testMethod.Method.ToString()] : Array.Empty<object?>(), .. variant.Length > 0 ? [variant] : Array.Empty<object?>()];
        return UniqueIDGenerator.ForTestCase(testMethod.UniqueID, null, parts.Length > 0 ? parts : null);
    }
}
