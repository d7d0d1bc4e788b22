using System.Text;
using EvalTest.Report.Building;

namespace EvalTest.Report.Tests.Building;

public sealed class RowTextTests
{
    [Theory]
    [InlineData("""{"Id":"p1","Number":4}""", "", "Id: p1\nNumber: 4")]
    [InlineData("""{"Id":"p1","Text":"a\nb"}""", "", "Id: p1\n\nText:\na\nb")]
    [InlineData("""{"Answer":"4","Text":"2 + 2?"}""", """{"Answer":"4"}""", "2 + 2?")]
    [InlineData("""{"Answer":"4"}""", """{"Answer":"4"}""", "4")]
    [InlineData("""{"Steps":[1,{"Tool":"x"}],"Text":"go"}""", "", "Steps:\n[\n  1,\n  {\n    \"Tool\": \"x\"\n  }\n]\n\nText: go")]
    [InlineData("{}", "", "{}")]
    [InlineData("\"just a text\"", "", "just a text")]
    [InlineData("[1,2]", "", "[\n  1,\n  2\n]")]
    public void A_row_is_its_members_without_quotes_and_without_what_stands_elsewhere(string row, string expected, string text) =>
        Assert.Equal(text, RowText.Of(Encoding.UTF8.GetBytes(row), Encoding.UTF8.GetBytes(expected)).ReplaceLineEndings("\n"));
}
