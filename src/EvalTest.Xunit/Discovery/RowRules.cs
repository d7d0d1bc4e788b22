using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalTest.Xunit.Binding;
using Xunit.v3;

namespace EvalTest.Xunit.Discovery;

/// <summary>Whether an eval has rows, and whether they can fill its parameters, as far as their declared type tells.</summary>
internal static class RowRules
{
    /// <summary>The sources that an eval names: there is to be one.</summary>
    public static string? SourceProblem(MethodInfo method, EvalAttribute attribute, IReadOnlyCollection<IDataAttribute> data)
    {
        DatasetFileAttribute[] files = [.. method.GetCustomAttributes<DatasetFileAttribute>()];
        string[] beside = [.. data.Select(d => d.GetType()).Concat(files.Select(f => f.GetType())).Select(t => $"[{t.Name.Replace("Attribute", "", StringComparison.Ordinal)}]")];
        return attribute switch
        {
            EvalForEachAttribute { HasSource: true, Source: null, SourceType: null } => $"{method.Name} names null as its source of rows. {NameOne}",
            EvalForEachAttribute { HasSource: true } when beside is [var other, ..] => $"{method.Name} has two sources of rows: [EvalForEach] names one, and {other} stands beside it. Keep one of them.",
            EvalForEachAttribute when files.Length > 1 || (files.Length > 0 && data.Count > 0) => $"{method.Name} has two sources of rows: {beside[0]} and {beside[^1]}. Keep one of them.",
            EvalForEachAttribute { HasSource: false } when beside is [] => $"{method.Name} has [EvalForEach] without a source of rows. {NameOne}",
            EvalFactAttribute when beside is [var rows, ..] => $"{method.Name} has {rows} beside [EvalFact], which has no rows. Write [EvalForEach] instead of [EvalFact].",
            _ => null,
        };
    }

    /// <summary>The file beside an eval that has its rows; null for none.</summary>
    public static DatasetFileAttribute? FileOf(MethodInfo method) => method.GetCustomAttribute<DatasetFileAttribute>();

    /// <summary>The parameters against the rows.</summary>
    public static string? Problem(MethodInfo method, EvalSignature signature, RowSource rows)
    {
        EvalParameter[] taking = [.. signature.Parameters.Where(p => p.Role == ParameterRole.Row)];
        if (signature.Target is { } target && TargetProblem(method, taking, target, rows) is { } problem)
            return problem;
        if (rows is SingleRow)
            return taking is [] ? null : $"{method.Name} takes \"{taking[0].Text}\", and an [EvalFact] has no row to fill it. Take EvalContext and CancellationToken alone, or write [EvalForEach] and name a source of rows.";
        if (taking is [])
            return signature.Target?.Parameters.Any(p => p.Role == ParameterRole.Row) == true ? null : $"{method.Name} has rows and takes nothing from them. Add a parameter for the row, or write [EvalFact] for one sample without a row.";

        return rows.RowType is { } type && IsTelling(type) ? Unfilled(method, taking, type) : null;
    }

    private static string? TargetProblem(MethodInfo method, EvalParameter[] taking, EvalTarget target, RowSource rows)
    {
        var alone = target.Parameters.FirstOrDefault(p => p.Role == ParameterRole.Row && !Array.Exists(taking, p.IsFilledBy));
        return alone is not null && (rows.Positional || rows is SingleRow)
            ? $"The target {target.Method.Name} of {method.Name} takes \"{alone.Text}\", and nothing fills it: {(rows is SingleRow ? "an [EvalFact] has no row" : "the rows have values by position, and it takes those of the eval's parameters by name")}. Add \"{alone.Text}\" to {method.Name}, or leave it out of {target.Method.Name}."
            : null;
    }

    private static string NameOne => "Name one, as in [EvalForEach(nameof(Rows))] or [EvalForEach(typeof(Rows))], or put [InlineData], [MemberData], [ClassData], [JsonLines], [Json] or [Csv] beside it.";

    // The columns of the others are known only row by row.
    internal static bool IsTelling(Type type) =>
        type != typeof(object) && !type.IsInterface && !type.IsAbstract && !type.IsArray && type != typeof(JsonElement)
        && !typeof(ITuple).IsAssignableFrom(type) && !typeof(IDictionary).IsAssignableFrom(type) && !typeof(IReadOnlyDictionary<string, object?>).IsAssignableFrom(type);

    private static string? Unfilled(MethodInfo method, EvalParameter[] taking, Type rowType)
    {
        if (taking is [var single] && (single.Type.IsAssignableFrom(rowType) || rowType.IsAssignableFrom(single.Type) || RowColumns.IsSimple(rowType)))
            return null;
        if (RowColumns.IsSimple(rowType))
            return $"{method.Name} takes {string.Join(", ", taking.Select(p => p.Text))}, and one {TypeNames.Of(rowType)} cannot fill them. Take one parameter, or give rows as tuples.";

        // A class that is not sealed may have rows of a derived class with more columns; a parameter with parts of its own is still told.
        var missing = Array.Find(taking, p => !p.Info.HasDefaultValue && RowColumns.Member(rowType, p.Name) is null && (rowType.IsSealed || !RowColumns.IsSimple(p.Type)));
        return missing is null
            ? null
            : $"{method.Name} takes \"{missing.Text}\", and its rows are {TypeNames.Of(rowType)}, which has no \"{missing.Name}\" (it has: {string.Join(", ", RowColumns.Names(rowType))}). Take the row in one parameter of its own type, or its columns by their names, or give rows as tuples.";
    }
}
