using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>Rows out of a file that an attribute beside the eval names. It is opened when the eval runs.</summary>
internal static class SourceFile
{
    private static readonly MethodInfo reader = typeof(Dataset).GetMethod(nameof(Dataset.JsonLines))!;

    /// <exception cref="EvalTestException">No file is named.</exception>
    public static RowSource Find(MethodInfo eval, JsonLinesAttribute file, Type testClass, IReadOnlyList<EvalParameter> parameters)
    {
        if (string.IsNullOrWhiteSpace(file.Path))
            throw new EvalTestException($"[JsonLines] of {eval.Name} names no file. Write its path, as in [JsonLines(\"data/rows.jsonl\")].");

        var row = RowType(parameters);
        var rows = typeof(IAsyncEnumerable<>).MakeGenericType(row);
        var open = reader.MakeGenericMethod(row);
        return new SequenceRows(
            $"The source of rows {file.Path} of {eval.Name}",
            () => open.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [file.Path, null], null),
            Returned.For(rows),
            RowSequence.Of(rows)!,
            testClass,
            owned: false);
    }

    // What has parts of its own is read as it is; a tuple's have no names in a file.
    private static Type RowType(IReadOnlyList<EvalParameter> parameters) =>
        parameters.Where(p => p.Role == ParameterRole.Row).ToArray() is [{ Type: var type }] && type != typeof(object) && !RowColumns.IsSimple(type) && !typeof(ITuple).IsAssignableFrom(type)
            ? type
            : typeof(JsonElement);
}
