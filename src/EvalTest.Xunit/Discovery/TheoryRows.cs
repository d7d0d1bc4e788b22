using System.Reflection;
using EvalTest.Datasets;
using EvalTest.Model;
using Xunit;

namespace EvalTest.Xunit.Discovery;

/// <summary>xunit's own rows as argument lists, with what they say of themselves beside them.</summary>
internal sealed class TheoryRows(Type testClass)
{
    private static readonly RowFacts none = new();

    /// <param name="row">As xunit gives it.</param>
    /// <param name="id">The sample's id; null for none.</param>
    /// <exception cref="EvalTestException">The row is skipped on a condition that is not there.</exception>
    public object Row(ITheoryDataRow row, string? id = null)
    {
        var facts = new RowFacts
        {
            Id = id,
            SkipReason = row.Skip is { } reason && Applies(row) ? reason : null,
            IsExplicit = row.Explicit == true,
            Timeout = row.Timeout is > 0 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Name = row.TestDisplayName ?? (string.IsNullOrEmpty(row.Label) ? null : row.Label),
            Tags = row.Traits is { Count: > 0 } traits ? traits.ToDictionary(t => t.Key, t => string.Join(", ", t.Value)) : none.Tags,
        };
        return facts == none ? row.GetData() : new AnnotatedRow(row.GetData(), facts);
    }

    private bool Applies(ITheoryDataRow row) =>
        row.SkipUnless is { } unless ? !Condition(row, unless)
        : row.SkipWhen is not { } when || Condition(row, when);

    private bool Condition(ITheoryDataRow row, string name)
    {
        var type = row.SkipType ?? testClass;
        return type.GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as bool?
            ?? throw new EvalTestException($"A row is skipped on the condition \"{name}\", and {type.Name} has no public static property of that name that returns bool.");
    }
}
