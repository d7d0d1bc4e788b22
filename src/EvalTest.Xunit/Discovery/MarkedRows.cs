using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Xunit.Binding;
using Xunit.Sdk;

namespace EvalTest.Xunit.Discovery;

/// <summary>
/// Rows without a type of their own (tuples, arrays, columns of a file) whose id and cluster, and what is expected of them, the eval says by marks on its parameters.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="marks">The marks.</param>
internal sealed class MarkedRows(RowSource rows, RowMarks marks) : RowSource
{
    public override Type? RowType => rows.RowType;

    public override bool Positional => rows.Positional;

    public override async IAsyncEnumerable<object?> Read(DisposalTracker disposal)
    {
        var index = 0;
        await foreach (var row in rows.Read(disposal).ConfigureAwait(false))
        {
            // One that could not be read has no parts.
            yield return row is BadRow ? row : Mark(index, row);
            index++;
        }
    }

    private AnnotatedRow Mark(int index, object? row)
    {
        var annotated = row as AnnotatedRow ?? new AnnotatedRow(row, new RowFacts());
        var columns = Columns(annotated.Row);
        return annotated with
        {
            Facts = annotated.Facts with { Id = annotated.Facts.Id ?? Id(index, columns), Cluster = Cluster(index, columns) },
            Parts = marks.Expected.Count == 0 ? null : Parts(annotated.Row, columns),
        };
    }

    private string? Id(int index, IReadOnlyList<Column> columns) =>
        marks.Id is { } mark && columns.FirstOrDefault(c => c.Is(mark)) is { } found ? RowIdentity.TextOf(index, new FoundId($"\"{mark.Name}\"", found.Value)) : null;

    private string? Cluster(int index, IReadOnlyList<Column> columns) =>
        marks.Cluster is { } mark && columns.FirstOrDefault(c => c.Is(mark)) is { } found ? RowCluster.TextOf(index, new FoundId($"\"{mark.Name}\"", found.Value)) : null;

    private RowParts Parts(object? row, IReadOnlyList<Column> columns)
    {
        var input = columns.Where(c => !marks.Expected.Any(c.Is)).ToList();
        var expected = columns.Except(input).ToDictionary(c => c.Name.Length > 0 ? c.Name : marks.Expected.First(c.Is).Name, c => c.Value);
        return new RowParts(row is object?[] or ITuple or JsonElement { ValueKind: JsonValueKind.Array } ? input.Select(c => c.Value).ToArray() : input.ToDictionary(c => c.Name, c => c.Value), expected);
    }

    private static IReadOnlyList<Column> Columns(object? row) => row switch
    {
        object?[] array => [.. array.Select((value, i) => new Column(i, "", value))],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => new Column(i, "", tuple[i]))],
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Select((value, i) => new Column(i, "", value))],
        JsonElement { ValueKind: JsonValueKind.Object } json => [.. json.EnumerateObject().Select(p => new Column(-1, p.Name, p.Value))],
        IReadOnlyDictionary<string, object?> dictionary => [.. dictionary.Select(p => new Column(-1, p.Key, p.Value))],
        IDictionary dictionary => [.. dictionary.Keys.OfType<string>().Select(key => new Column(-1, key, dictionary[key]))],
        null => [],
        _ when RowColumns.IsSimple(row.GetType()) => [new Column(0, "", row)],
        _ => [.. RowColumns.Members(row.GetType()).Select(m => new Column(-1, m.Name, RowColumns.Read(row, m)))],
    };

    private sealed record Column(int Position, string Name, object? Value)
    {
        public bool Is(RowMark mark) => Position >= 0 ? Position == mark.Position : Name.Equals(mark.Name, StringComparison.OrdinalIgnoreCase);
    }
}
