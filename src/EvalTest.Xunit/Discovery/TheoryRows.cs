using System.Reflection;
using EvalTest.Datasets;
using EvalTest.Model;
using Xunit;
using Xunit.v3;

namespace EvalTest.Xunit.Discovery;

/// <summary>xunit's own rows as argument lists, with what they say of themselves beside them.</summary>
internal sealed class TheoryRows(Type testClass)
{
    private static readonly RowFacts none = new();

    /// <param name="row">As xunit gives it.</param>
    /// <param name="attribute">Where it comes from, whose conditions hold for rows without their own; null for a member or a class.</param>
    /// <exception cref="EvalTestException">The row is skipped on a condition that is not there.</exception>
    public object Row(ITheoryDataRow row, IDataAttribute? attribute = null)
    {
        var facts = new RowFacts
        {
            Id = (attribute as EvalCaseAttribute)?.Id,
            SkipReason = row.Skip is { } reason && Applies(row, attribute) ? reason : null,
            IsExplicit = row.Explicit == true,
            Timeout = row.Timeout is > 0 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Name = row.TestDisplayName ?? (string.IsNullOrEmpty(row.Label) ? null : row.Label),
            Tags = row.Traits is { Count: > 0 } traits ? traits.ToDictionary(t => t.Key, t => string.Join(", ", t.Value)) : none.Tags,
        };
        return facts == none ? row.GetData() : new AnnotatedRow(row.GetData(), facts);
    }

    // Not every attribute of xunit's puts its own conditions into its rows.
    private bool Applies(ITheoryDataRow row, IDataAttribute? attribute)
    {
        var type = row.SkipType ?? attribute?.SkipType ?? testClass;
        return (row.SkipUnless ?? attribute?.SkipUnless) is { } unless ? !Condition(type, unless)
            : (row.SkipWhen ?? attribute?.SkipWhen) is not { } when || Condition(type, when);
    }

    private static bool Condition(Type type, string name)
    {
        return type.GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as bool?
            ?? throw new EvalTestException($"A row is skipped on the condition \"{name}\", and {type.Name} has no public static property of that name that returns bool.");
    }
}
