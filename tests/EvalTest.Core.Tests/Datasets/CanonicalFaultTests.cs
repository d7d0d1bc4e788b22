using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets.Tests;

public class CanonicalFaultTests
{
    private const string Remedy = "Give the row an id: a property named Id, or one marked [SampleId].";

    private static readonly object selfish = MakeSelfish();

    public static TheoryData<object, string> Faults => new()
    {
        { new { Tool = new { Callback = (Action<int>)(_ => { }) } }, "$.Tool.Callback cannot be part of a content hash: a System.Action<System.Int32> has no content that could be hashed." },
        { new object[] { 1, typeof(string) }, "$[1] cannot be part of a content hash: a System.RuntimeType has no content that could be hashed." },
        { new { File = Stream.Null }, "$.File cannot be part of a content hash: a System.IO.Stream.NullStream has no content that could be hashed." },
        { new Task(() => { }), "$ cannot be part of a content hash: a System.Threading.Tasks.Task has no content that could be hashed." },
        { default(ValueTask<int>), "$ cannot be part of a content hash: a System.Threading.Tasks.ValueTask<System.Int32> has no content that could be hashed." },
        { new { Cancel = CancellationToken.None }, "$.Cancel cannot be part of a content hash: a System.Threading.CancellationToken has no content that could be hashed." },
        { (1, (nint)5), "$[1] cannot be part of a content hash: a System.IntPtr has no content that could be hashed." },
        { new Lazy<int>(1), "$ cannot be part of a content hash: a System.Lazy<System.Int32> has no content that could be hashed." },
        { new Pointing(), "$.View cannot be part of a content hash: a System.Span<System.Int32> points into memory and has no content that could be hashed." },
        { new Closed("secret"), "$ cannot be part of a content hash: a EvalTest.Datasets.Tests.CanonicalFaultTests.Closed shows none of its content: it has no public property or field." },
        { new Dictionary<string, object> { ["a b"] = new[] { double.NaN } }, "$[\"a b\"][0] cannot be part of a content hash: NaN (System.Double) is not a number that JSON can express." },
        { float.NegativeInfinity, "$ cannot be part of a content hash: -Infinity (System.Single) is not a number that JSON can express." },
        { new { Text = "a\ud800b" }, "$.Text cannot be part of a content hash: the text holds half of a surrogate pair, which UTF-8 cannot express." },
        { new Dictionary<string, int> { ["\udc00"] = 1 }, "$[\"\udc00\"] cannot be part of a content hash: the text holds half of a surrogate pair, which UTF-8 cannot express." },
        { '\ud800', "$ cannot be part of a content hash: the text holds half of a surrogate pair, which UTF-8 cannot express." },
        { Json("""{"t":"\ud800"}"""), "$.t cannot be part of a content hash: the JSON text holds invalid UTF-8 or half of a surrogate pair." },
        { new JsonArray(JsonValue.Create("\ud800")), "$[0] cannot be part of a content hash: the text holds half of a surrogate pair, which UTF-8 cannot express." },
        { Json("""{"a":[1,1e309]}"""), "$.a[1] cannot be part of a content hash: the JSON number 1e309 is beyond the range of a double." },
        { Json("""{"a":{"x":1,"y":2,"x":1}}"""), "$.a.x cannot be part of a content hash: its name occurs twice." },
        { new { Element = default(JsonElement) }, "$.Element cannot be part of a content hash: a System.Text.Json.JsonElement that was never set has no content that could be hashed." },
        { new Hashtable { [1] = "a", ["1"] = "b" }, "$[\"1\"] cannot be part of a content hash: its name occurs twice." },
        { new Dictionary<Point, int> { [new(1, 2)] = 1 }, "$ cannot be part of a content hash: a key of the type EvalTest.Datasets.Tests.Point has no text; keys are strings, numbers, enums and the like." },
        { new { Row = new Throwing() }, "$.Row.Boom cannot be part of a content hash: reading it from EvalTest.Datasets.Tests.CanonicalFaultTests.Throwing threw System.InvalidOperationException: not today." },
        { new { Rows = new Breaking() }, "$.Rows[1] cannot be part of a content hash: reading it from EvalTest.Datasets.Tests.CanonicalFaultTests.Breaking threw System.InvalidOperationException: broke." },
        { selfish, MiddleLeftOut("$" + string.Concat(Enumerable.Repeat(".Me[0]", 32))) + " cannot be part of a content hash: a EvalTest.Datasets.Tests.CanonicalFaultTests.Selfish refers back to itself." },
        { Deep(65), MiddleLeftOut("$" + string.Concat(Enumerable.Repeat("[0]", 64))) + " cannot be part of a content hash: objects and arrays lie more than 64 deep in each other, here a System.Object[]." },
    };

    private static string MiddleLeftOut(string path) => $"{path[..50]}…{path[^50..]}";

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_hashed_is_said_with_its_place_and_type(object row, string message)
    {
        var fault = Assert.Throws<RowEncodingException>(() => CanonicalJson.Encode(row));

        Assert.Equal($"{message} {Remedy}", fault.Message);
    }

    [Fact]
    public void The_writer_is_as_new_after_a_fault()
    {
        Assert.Throws<RowEncodingException>(() => CanonicalJson.Encode(selfish));

        Assert.Equal("[1]"u8.ToArray(), CanonicalJson.Encode(new[] { 1 }));
    }

    [Fact]
    public void A_null_delegate_is_null() => Assert.Equal("""{"Callback":null}"""u8.ToArray(), CanonicalJson.Encode(new { Callback = (Action?)null }));

    [Fact]
    public void A_fault_can_be_told_with_its_row() =>
        Assert.Equal($"Row 17: $.A cannot be part of a content hash: it is odd. {Remedy}", new RowEncodingException("$.A", "it is odd").ForRow(17).Message);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static object Deep(int levels)
    {
        object row = 1;
        for (var i = 0; i < levels; i++)
            row = new[] { row };
        return row;
    }

    private static Selfish MakeSelfish()
    {
        var row = new Selfish();
        row.Me.Add(row);
        return row;
    }

    private sealed class Selfish
    {
        public List<object> Me { get; } = [];
    }

    private sealed class Breaking : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator()
        {
            yield return 1;
            yield return 2;
            throw new InvalidOperationException("broke");
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Throwing
    {
        public int Boom => throw new InvalidOperationException("not today.");
    }

    private sealed class Pointing
    {
        public Span<int> View => default;
    }

#pragma warning disable IDE0052, CS9113 // Its state is private: that is the point.
    private sealed class Closed(string secret)
    {
        private readonly string secret = secret;
    }
#pragma warning restore
}
