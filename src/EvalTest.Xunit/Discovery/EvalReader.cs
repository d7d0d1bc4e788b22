using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Binding;
using Xunit.v3;

namespace EvalTest.Xunit.Discovery;

/// <summary>Reads an eval off its method. It looks at types alone: no code of the user's runs, and no row is read.</summary>
internal static class EvalReader
{
    /// <exception cref="EvalTestException">The eval is written wrong; the message says what to write.</exception>
    public static EvalMethod Read(IXunitTestMethod testMethod, EvalAttribute attribute, string displayName, EvalVariant variant)
    {
        var method = testMethod.Method;
        var @class = Class(testMethod);
        var gates = Gates(method);
        Refuse(SignatureRules.Problem(method));
        var signature = EvalSignature.Of(method);
        Refuse(SignatureRules.Problem(method, signature) ?? SettingRules.Problem(method, @class, attribute, gates) ?? EvalIds.Problem(@class, method, attribute));

        var rows = Rows(testMethod, attribute, signature.Parameters);
        Refuse(RowRules.Problem(method, signature, rows));
        rows = RowMarks.Apply(method, signature.Parameters, rows);
        var id = EvalIds.Of(@class, method, attribute);
        var binder = new RowBinder(id, signature.Parameters, rows.Positional, variant.Values);
        return new EvalMethod
        {
            Class = @class,
            Method = method,
            Signature = signature,
            Rows = rows,
            Binder = binder,
            Variant = variant,
            Definition = Definition(testMethod, attribute, signature, displayName) with
            {
                Id = id,
                Variant = variant.Text,
                VariantValues = variant.Values,
                Gates = gates,
                Metrics = MetricRules.Of(method),
                RowProblem = binder.Problem,
            },
        };
    }

    private static EvalDefinition Definition(IXunitTestMethod testMethod, EvalAttribute attribute, EvalSignature signature, string displayName)
    {
        var method = testMethod.Method;
        var @class = Class(testMethod);
        var settings = EvalDefaults.Merge(@class, attribute);
        return new EvalDefinition
        {
            Id = "",
            DisplayName = displayName,
            Concurrency = settings.Concurrency,
            Batch = signature.Batch?.Size ?? 1,
            HasTarget = signature.Target is not null,
            Repeat = settings.Repeat,
            Timeout = settings.Timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Retries = settings.Retries,
            Provider = settings.Provider ?? "",
            Rate = settings.Rate is { } rate ? RateLimit.Parse(rate) : null,
            IsTransient = TransientRule.Of(method),
            SkipExceptions = attribute.SkipExceptions ?? [],
            Module = method.Module.ModuleVersionId.ToString(),
            Fingerprint = () => EvalFingerprints.Of(@class, method, displayName),
            Tags = testMethod.Traits.ToDictionary(t => t.Key, t => string.Join(", ", t.Value)),
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
            EvalForEachAttribute { Source: { } name } => SourceMember.Find($"The source of rows \"{name}\" of {testMethod.Method.Name}", name, @class, SourceMember.RowType(parameters)),
            EvalForEachAttribute when RowRules.FileOf(testMethod.Method) is { } file => SourceFile.Find(testMethod.Method, file, @class, parameters),
            EvalForEachAttribute => new DataAttributeRows(testMethod.Method, data, @class),
            _ => new SingleRow(),
        };
    }

    // Not IXunitTestClass.Class, which is another member in xunit 4: it would tie this library to one major version.
    private static Type Class(IXunitTestMethod testMethod) => testMethod.Method.ReflectedType!;

    private static Gate[] Gates(MethodInfo method) =>
        [.. method.GetCustomAttributes<GateAttribute>().Select(g => new Gate(g.Score, Given(g.AtLeast), Given(g.AtMost), Given(g.MaxErrorRate)) { Quantile = Given(g.Quantile), WithConfidence = Given(g.WithConfidence) })];

    // An attribute's property cannot be nullable: NaN is its "not given".
    private static double? Given(double value) => double.IsNaN(value) ? null : value;

    private static void Refuse(string? problem)
    {
        if (problem is not null)
            throw new EvalTestException(problem);
    }
}
