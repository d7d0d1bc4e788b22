using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace EvalTest.Xunit.Discovery;

/// <summary>
/// xunit's own rows as argument lists. Which of them are to be skipped is kept beside them, not in them: a row's content is its
/// identity, and a skip is not part of that.
/// </summary>
internal sealed class TheoryRows(Type testClass)
{
    private readonly ConditionalWeakTable<object, string> skipped = [];
    private bool _anySkipped;

    public object?[] Arguments(ITheoryDataRow row)
    {
        var arguments = row.GetData();
        if (row.Skip is { } reason && Applies(row))
        {
            skipped.Add(arguments, reason);
            Volatile.Write(ref _anySkipped, true);
        }

        return arguments;
    }

    public string? SkipReason(object? row) =>
        Volatile.Read(ref _anySkipped) && row is not null && skipped.TryGetValue(row, out var reason) ? reason : null;

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
