using System.Text;
using EvalTest.Model;

namespace EvalTest.Datasets.Tests;

public class SampleFactoryTests
{
    [Fact]
    public void A_row_without_an_id_is_called_by_its_content()
    {
        var sample = SampleFactory.Create(3, new Point(1, 2));

        Assert.Equal((3, "h-7349db770257dce8", new Point(1, 2), """{"X":1,"Y":2}""", "7349db770257dce82edbd2a2c3407ffd"), Told(sample, ContentHash.ToHex(sample.InputHash)));
    }

    [Fact]
    public void A_row_with_an_id_keeps_it_and_is_hashed_by_its_content()
    {
        var row = new { Id = "first", Question = "q" };

        var sample = SampleFactory.Create(0, row);

        Assert.Equal((0, "first", row, """{"Id":"first","Question":"q"}""", "2b971355d39611187018384735492b9f"), Told(sample, ContentHash.ToHex(sample.InputHash)));
    }

    [Fact]
    public void A_row_with_an_id_that_cannot_be_encoded_is_hashed_by_its_id()
    {
        var row = new { Id = "first", Act = (Action)(() => { }) };

        var sample = SampleFactory.Create(0, row);

        // The SHA-256 of the text "first", quotes included.
        Assert.Equal((0, "first", row, "", "de5f2cbf4c10a0d146f2a671aac363e8"), Told(sample, ContentHash.ToHex(sample.InputHash)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" ", "is empty")]
    public void An_id_given_beside_a_row_is_one_that_the_row_itself_could_have(string id, string fault) =>
        Assert.Equal(
            $"Row 2: its id, \"Id\", {fault}. Give every row an id of its own there, or mark another property with [SampleId].",
            Assert.Throws<DatasetException>(() => SampleFactory.Create(2, new AnnotatedRow(new Point(1, 2), new RowFacts { Id = id }))).Message);

    [Fact]
    public void A_row_with_neither_is_a_fault_that_names_the_row()
    {
        var fault = Assert.Throws<RowEncodingException>(() => SampleFactory.Create(17, new { Act = (Action)(() => { }) }));

        Assert.Equal("Row 17: $.Act cannot be part of a content hash: a System.Action has no content that could be hashed. Give the row an id: a property named Id, or one marked [SampleId].", fault.Message);
    }

    [Fact]
    public void A_null_row_is_a_sample() =>
        Assert.Equal("h-74234e98afe7498f", SampleFactory.Create(0, null).Id);

    [Fact]
    public void What_is_expected_is_no_part_of_the_input_and_is_hashed_apart()
    {
        var sample = SampleFactory.Create(0, new Problem("2+2?", 4, 0.5));
        var corrected = SampleFactory.Create(0, new Problem("2+2?", 5, 0.5));
        var other = SampleFactory.Create(0, new Problem("2+3?", 4, 0.5));

        var input = ContentHash.Of("""{"Question":"2+2?","Weight":0.5}"""u8);
        Assert.Equal((0, ContentHash.ToSampleId(input), new Problem("2+2?", 4, 0.5), """{"Answer":4,"Question":"2+2?","Weight":0.5}""", ContentHash.ToHex(input)), Told(sample, ContentHash.ToHex(sample.InputHash)));
        Assert.Equal(ContentHash.Of("""{"Answer":4}"""u8), sample.ExpectedHash);
        Assert.Equal((sample.Id, sample.InputHash), (corrected.Id, corrected.InputHash));
        Assert.NotEqual(sample.ExpectedHash, corrected.ExpectedHash);
        Assert.NotEqual(sample.InputHash, other.InputHash);
        Assert.Equal(sample.ExpectedHash, other.ExpectedHash);
    }

    [Fact]
    public void What_is_expected_deep_in_a_row_is_named_by_its_path()
    {
        var sample = SampleFactory.Create(0, (1, new[] { new Step { Do = "a", Result = "b" }, new Step { Do = "c", Result = "d" } }));

        Assert.Equal(ContentHash.Of("""[1,[{"Do":"a"},{"Do":"c"}]]"""u8), sample.InputHash);
        Assert.Equal(ContentHash.Of("""{"[1][0].Result":"b","[1][1].Result":"d"}"""u8), sample.ExpectedHash);
    }

    [Fact]
    public void A_row_without_the_mark_has_nothing_hashed_apart() => Assert.Null(SampleFactory.Create(0, new Point(1, 2)).ExpectedHash);

    [Fact]
    public void A_row_of_which_all_is_expected_has_no_input() => Assert.Equal(
        "Row 3: $ cannot be part of a content hash: every member is marked [Expected], which leaves nothing that tells one row from another. Give the row an id: a property named Id, or one marked [SampleId].",
        Assert.Throws<RowEncodingException>(() => SampleFactory.Create(3, new Answer("yes"))).Message);

    [Fact]
    public void A_mark_that_marks_nothing_is_a_fault() => Assert.Contains(
        "Hidden.secret marks no public property or field that can be read",
        Assert.Throws<RowEncodingException>(() => SampleFactory.Create(0, new Hidden("x"))).Message,
        StringComparison.Ordinal);

    private sealed record Problem(string Question, [Expected] int Answer, double Weight);

    private sealed record Answer([property: Expected] string Text);

    private sealed class Step
    {
        public required string Do { get; init; }

        [Expected]
        public required string Result { get; init; }
    }

    private sealed class Hidden([Expected] string secret)
    {
        public int Length => secret.Length;
    }

    private static (int Index, string Id, object? Row, string Json, string More) Told(Sample sample, string more) =>
        (sample.Index, sample.Id, sample.Row, Encoding.UTF8.GetString(sample.InputJson.Span), more);
}
