using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Binding;
using Xunit.v3;

namespace EvalTest.Xunit.Discovery;

/// <summary>Reads an eval off its method. It looks at types alone: no code of the user's runs, and no row is read.</summary>
internal static class EvalReader
{
    /// <exception cref="EvalTestException">The eval is written wrong; the message says what to write.</exception>
    public static EvalMethod Read(IXunitTestMethod testMethod, EvalAttribute attribute, string displayName)
    {
        var method = testMethod.Method;
        var @class = Class(testMethod);
        var parameters = EvalParameter.Of(method);
        var returned = Returned.For(method.ReturnType);
        var gates = Gates(method);
        Refuse(SignatureRules.Problem(method, parameters, returned) ?? SettingRules.Problem(method, attribute, gates) ?? EvalIds.Problem(@class, method, attribute));

        var rows = Rows(testMethod, attribute, parameters);
        Refuse(RowRules.Problem(method, parameters, rows));
        return new EvalMethod
        {
            Class = @class,
            Method = method,
            Parameters = parameters,
            Returned = returned,
            Rows = rows,
            Definition = new EvalDefinition
            {
                Id = EvalIds.Of(@class, method, attribute),
                DisplayName = displayName,
                Gates = gates,
                Concurrency = attribute.GivenConcurrency,
                Repeat = attribute.GivenRepeat,
                Timeout = attribute.GivenTimeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
                Retries = attribute.GivenRetries,
                Provider = attribute.Provider ?? "",
                Rate = attribute.Rate is { } rate ? RateLimit.Parse(rate) : null,
                IsTransient = TransientRule.Of(method),
                SkipExceptions = attribute.SkipExceptions ?? [],
                Module = method.Module.ModuleVersionId.ToString(),
                Fingerprint = () => EvalFingerprints.Of(@class, method, displayName),
                Tags = testMethod.Traits.ToDictionary(t => t.Key, t => string.Join(", ", t.Value)),
            },
        };
    }

    private static RowSource Rows(IXunitTestMethod testMethod, EvalAttribute attribute, IReadOnlyList<EvalParameter> parameters)
    {
        var data = testMethod.DataAttributes;
        Refuse(RowRules.SourceProblem(testMethod.Method, attribute, data));
        var @class = Class(testMethod);
        return attribute switch
        {
            EvalForEachAttribute { SourceType: { } type } => SourceClass.Find(testMethod.Method, type, @class, parameters),
            EvalForEachAttribute { Source: { } name } => SourceMember.Find(testMethod.Method, name, @class, parameters),
            EvalForEachAttribute when RowRules.FileOf(testMethod.Method) is { } file => SourceFile.Find(testMethod.Method, file, @class, parameters),
            EvalForEachAttribute => new DataAttributeRows(testMethod.Method, data, @class),
            _ => new SingleRow(),
        };
    }

    // Not IXunitTestClass.Class, which is another member in xunit 4: it would tie this library to one major version.
    private static Type Class(IXunitTestMethod testMethod) => testMethod.Method.ReflectedType!;

    private static Gate[] Gates(MethodInfo method) =>
        [.. method.GetCustomAttributes<GateAttribute>().Select(g => new Gate(g.Score, Given(g.AtLeast), Given(g.AtMost), Given(g.MaxErrorRate)))];

    // An attribute's property cannot be nullable: NaN is its "not given".
    private static double? Given(double value) => double.IsNaN(value) ? null : value;

    private static void Refuse(string? problem)
    {
        if (problem is not null)
            throw new EvalTestException(problem);
    }
}
