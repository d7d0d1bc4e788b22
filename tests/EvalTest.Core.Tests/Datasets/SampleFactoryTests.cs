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

    [Fact]
    public void A_row_with_neither_is_a_fault_that_names_the_row()
    {
        var fault = Assert.Throws<RowEncodingException>(() => SampleFactory.Create(17, new { Act = (Action)(() => { }) }));

        Assert.Equal("Row 17: $.Act cannot be part of a content hash: a System.Action has no content that could be hashed. Give the row an id: a property named Id, or one marked [SampleId].", fault.Message);
    }

    [Fact]
    public void A_null_row_is_a_sample() =>
        Assert.Equal("h-74234e98afe7498f", SampleFactory.Create(0, null).Id);

    private static (int Index, string Id, object? Row, string Json, string More) Told(Sample sample, string more) =>
        (sample.Index, sample.Id, sample.Row, Encoding.UTF8.GetString(sample.InputJson.Span), more);
}
