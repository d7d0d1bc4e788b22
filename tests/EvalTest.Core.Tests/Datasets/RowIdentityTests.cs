using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets.Tests;

public class RowIdentityTests
{
    private static readonly Guid guid = Guid.Parse("3f2504e0-4f89-11d3-9a0c-0305e82c3301");

    public static TheoryData<object?, string?> Ids => new()
    {
        { new { Id = "a", ID = "b", id = "c" }, "a" },
        { new { ID = "b" }, "b" },
        { new { id = 7 }, "7" },
        { new { Id = guid }, "3f2504e0-4f89-11d3-9a0c-0305e82c3301" },
        { new { Id = -1.50m }, "-1.5" },
        { new { Id = DayOfWeek.Friday }, "Friday" },
        { new { Id = new DateOnly(2026, 1, 2) }, "2026-01-02" },
        { new { Id = 'x' }, "x" },
        { new { Id = " a \n" }, " a \n" },
        { new { Id = (object)5 }, "5" },
        { new MarkedProperty { Id = 1, Name = "n" }, "n" },
        { new MarkedField { Key = "f" }, "f" },
        { new MarkedRecord("q", "key"), "key" },
        { new DerivedRecord("key", 1), "key" },
        { new MarkedParameter("p"), "p" },
        { new MarkedStruct(9, 3), "9" },
        { JsonDocument.Parse("""{"ID":"x"}""").RootElement, "x" },
        { JsonDocument.Parse("""{"ID":"x","id":1.50}""").RootElement, "1.5" },
        { JsonDocument.Parse("""{"id":"d"}"""), "d" },
        { JsonNode.Parse("""{"Id":12345678901234567890}"""), "12345678901234567890" },
        { new Dictionary<string, object?> { ["q"] = 1, ["Id"] = 3 }, "3" },
        { new SortedDictionary<string, string> { ["id"] = "s" }, "s" },
        { Expando("e"), "e" },
        { null, null },
        { new { Question = "q" }, null },
        { (Id: "a", 1), null },
        { "id", null },
        { 5, null },
        { DayOfWeek.Friday, null },
        { new[] { new { Id = 1 } }, null },
        { new List<string> { "Id" }, null },
        { new Dictionary<int, string> { [1] = "id" }, null },
        { new Dictionary<string, int> { ["identity"] = 1 }, null },
        { JsonDocument.Parse("[1]").RootElement, null },
        { JsonNode.Parse("""["id"]"""), null },
        { JsonNode.Parse("3"), null },
    };

    public static TheoryData<object, string> Faults => new()
    {
        { new { Id = (string?)null }, "Row 17: its id, {0}.Id, is null. " },
        { new { Id = (int?)null }, "Row 17: its id, {0}.Id, is null. " },
        { new { Id = "" }, "Row 17: its id, {0}.Id, is empty. " },
        { new { Id = " \t" }, "Row 17: its id, {0}.Id, is empty. " },
        { new { Id = "\ud800" }, "Row 17: its id, {0}.Id, holds half of a surrogate pair. " },
        { new { Id = new[] { 1 } }, "Row 17: its id, {0}.Id, is a System.Int32[], which is no text, number or other single value. " },
        { new { Id = double.NaN }, "Row 17: its id, {0}.Id, is no text: NaN (System.Double) is not a number that JSON can express. " },
        { JsonDocument.Parse("""{"id":null}""").RootElement, "Row 17: its id, \"id\", is null. " },
        { new Dictionary<string, string> { ["ID"] = "" }, "Row 17: its id, \"ID\", is empty. " },
        { JsonDocument.Parse("""{"ID":1,"Id":2}""").RootElement, "Row 17: it has several ids: \"ID\", \"Id\". Keep one of them." },
        { new { ID = 1, id = 2 }, "Row 17: {0} has several ids: ID and id. Mark one of them with [SampleId]." },
        { new MarkedTwice("a", "b"), "Row 17: {0} marks A and B with [SampleId]. Mark one of them." },
        { new MarkedPrivate(), "Row 17: [SampleId] on {0}.Key marks no public property or field that can be read. Mark one that can." },
        { new ThrowingId(), "Row 17: reading its id from {0} threw System.InvalidOperationException: not today" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Ids))]
    public void The_id_of_a_row_is_found(object? row, string? id) => Assert.Equal(id, RowIdentity.Find(0, row));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults))]
    public void An_id_that_is_none_is_a_fault_that_names_row_and_member(object row, string message)
    {
        var remedy = message.EndsWith(". ", StringComparison.Ordinal) ? "Give every row an id of its own there, or mark another property with [SampleId]." : "";

        var fault = Assert.Throws<DatasetException>(() => RowIdentity.Find(17, row));

        Assert.Equal(message.Replace("{0}", TypeName.Of(row.GetType()), StringComparison.Ordinal) + remedy, fault.Message);
    }

    private static ExpandoObject Expando(string id)
    {
        dynamic row = new ExpandoObject();
        row.id = id;
        return row;
    }

    private sealed class MarkedProperty
    {
        public int Id { get; init; }

        [SampleId]
        public string Name { get; init; } = "";
    }

    private sealed class MarkedField
    {
        [SampleId]
        public string Key = "";
    }

    private record MarkedRecord(string Id, [SampleId] string Key);

    private sealed record DerivedRecord(string Key, int More) : MarkedRecord("q", Key);

    private sealed class MarkedParameter([SampleId] string key)
    {
        public string Key { get; } = key;
    }

    private readonly record struct MarkedStruct([property: SampleId] int Key, int Id);

    private sealed record MarkedTwice([SampleId] string A, [property: SampleId] string B);

    private sealed class MarkedPrivate
    {
        [SampleId]
        private string Key => ToString()!;
    }

    private sealed class ThrowingId
    {
        public string Id => throw new InvalidOperationException("not today");
    }
}
