using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Xunit.Binding;

/// <summary>Fills the parameters of one eval from its rows. Safe for many samples at once.</summary>
internal sealed class RowBinder
{
    private readonly string eval;
    private readonly IReadOnlyList<EvalParameter> parameters;
    private readonly EvalParameter[] rowParameters;
    private readonly int[] positions;
    private readonly bool positional;
    private readonly IReadOnlyDictionary<string, object?> variant;
    private readonly ConcurrentDictionary<Type, MemberInfo?[]> members = new();

    /// <param name="eval">The eval's id, for messages.</param>
    /// <param name="parameters">All parameters, in order.</param>
    /// <param name="positional">Rows are arguments, as xunit's data attributes give them: an array of one is not taken whole.</param>
    /// <param name="variant">The values of the matrix by parameter; null for none.</param>
    public RowBinder(string eval, IReadOnlyList<EvalParameter> parameters, bool positional, IReadOnlyDictionary<string, object?>? variant = null)
    {
        this.eval = eval;
        this.parameters = parameters;
        this.positional = positional;
        this.variant = variant ?? new Dictionary<string, object?>();
        rowParameters = [.. parameters.Where(p => p.Role == ParameterRole.Row)];
        positions = [.. Enumerable.Range(0, parameters.Count).Where(i => parameters[i].Role == ParameterRole.Row)];
    }

    /// <summary>Why a row cannot fill the parameters; null if it can.</summary>
    public string? Problem(Sample sample)
    {
        try
        {
            Bind(sample, context: null, CancellationToken.None);
            return null;
        }
        catch (EvalTestException e)
        {
            return e.Message;
        }
    }

    /// <exception cref="EvalTestException">A column is missing, is null, or does not convert.</exception>
    public object?[] Bind(EvalContext context, CancellationToken cancellation) => Bind(context.Sample, context, cancellation);

    private object?[] Bind(Sample sample, EvalContext? context, CancellationToken cancellation)
    {
        var arguments = new object?[parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = parameters[i].Role switch
            {
                ParameterRole.Context => context,
                ParameterRole.Cancellation => cancellation,
                ParameterRole.Variant => variant[parameters[i].Name],
                _ => null,
            };
        }

        if (rowParameters.Length > 0)
            BindRow(sample, arguments);
        return arguments;
    }

    private void BindRow(Sample sample, object?[] arguments)
    {
        var row = sample.Row;
        if (TakesWhole(row))
            arguments[positions[0]] = Convert(sample, "the row", row, rowParameters[0]);
        else if (row is object?[] array)
            BindByPosition(sample, array.Length, i => array[i], arguments);
        else if (row is ITuple tuple)
            BindByPosition(sample, tuple.Length, i => tuple[i], arguments);
        else if (row is JsonElement { ValueKind: JsonValueKind.Array } json)
            BindByPosition(sample, json.GetArrayLength(), i => json[i], arguments);
        else if (row is null || RowColumns.IsSimple(row.GetType()) || row is JsonElement { ValueKind: not JsonValueKind.Object })
            throw Fault(sample, $"the row is one value, {Describe(row)}, and there {Count()} to fill: {Names()}.");
        else
            BindByName(sample, row, arguments);
    }

    private bool TakesWhole(object? row)
    {
        if (positional || rowParameters.Length != 1)
            return false;

        var type = rowParameters[0].Type;
        return row is null
            || type.IsInstanceOfType(row)
            || RowColumns.IsSimple(row.GetType())
            || (row is JsonElement json && (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || !RowColumns.IsSimple(type)));
    }

    private void BindByPosition(Sample sample, int count, Func<int, object?> value, object?[] arguments)
    {
        if (count > rowParameters.Length)
            throw Fault(sample, $"the row has {count} {(count == 1 ? "value" : "values")}, and there {Count()} to fill: {Names()}. Give as many values as parameters.");

        for (var i = 0; i < rowParameters.Length; i++)
        {
            if (i < count)
                arguments[positions[i]] = Convert(sample, $"value {i + 1} of the row", value(i), rowParameters[i]);
            else if (rowParameters[i].Info.HasDefaultValue)
                arguments[positions[i]] = rowParameters[i].DefaultValue;
            else
                throw Fault(sample, $"the row has {count} {(count == 1 ? "value" : "values")}, and there {Count()} to fill: {Names()}. Give as many values as parameters.");
        }
    }

    private void BindByName(Sample sample, object row, object?[] arguments)
    {
        var columns = RowColumns.IsDynamic(row) ? null : members.GetOrAdd(row.GetType(), FindMembers);
        for (var i = 0; i < rowParameters.Length; i++)
        {
            var parameter = rowParameters[i];
            if (TryRead(row, parameter, columns?[i], out var value))
                arguments[positions[i]] = Convert(sample, null, value, parameter);
            else if (parameter.Info.HasDefaultValue)
                arguments[positions[i]] = parameter.DefaultValue;
            else
                throw Fault(sample, $"no column \"{parameter.Name}\" for the parameter \"{parameter.Text}\". The row, a {TypeNames.Of(row.GetType())}, has: {string.Join(", ", RowColumns.Names(row))}. Rename the parameter, or give it a default value.");
        }
    }

    private static bool TryRead(object row, EvalParameter parameter, MemberInfo? member, out object? value)
    {
        if (RowColumns.IsDynamic(row))
            return RowColumns.TryRead(row, parameter.Name, out value);

        value = member is null ? null : RowColumns.Read(row, member);
        return member is not null;
    }

    private MemberInfo?[] FindMembers(Type rowType) => [.. rowParameters.Select(p => RowColumns.Member(rowType, p.Name))];

    // The column's words are put together only for a fault: this runs for every value.
    private object? Convert(Sample sample, string? column, object? value, EvalParameter parameter)
    {
        if (value is JsonElement { ValueKind: JsonValueKind.Null })
            value = null;
        if (value is not null && parameter.Type.IsInstanceOfType(value))
            return value;
        if (value is null && parameter.AllowsNull)
            return null;

        column ??= $"column \"{parameter.Name}\"";
        if (value is null)
            throw Fault(sample, $"{column} is null, and the parameter \"{parameter.Text}\" takes no null. Write \"{TypeNames.Of(parameter.Type)}? {parameter.Name}\" if null is meant.");

        return ValueConversion.TryConvert(value, parameter.Type, out var converted)
            ? converted
            : throw Fault(sample, $"{column} is {Describe(value)}, which does not convert to the parameter \"{parameter.Text}\". Correct the row, or the parameter's type.");
    }

    private static string Describe(object? value) => value is null ? "null" : $"{ValueConversion.Show(value)} ({TypeNames.Of(value.GetType())})";

    private string Count() => rowParameters.Length == 1 ? "is 1 parameter" : $"are {rowParameters.Length} parameters";

    private string Names() => string.Join(", ", rowParameters.Select(p => p.Text));

    private EvalTestException Fault(Sample sample, string what) =>
        new($"{eval}, row {sample.Index} (id \"{sample.Id}\"): {what}");
}
