using Fixture;
using Xunit;

namespace Runners;

/// <summary>What a model may say: text that XML cannot hold.</summary>
public class Dirty
{
    private const string Text = "bell \u0007 null \0 escape \u001b[31m end ]]> <tag> & half \ud800 and \udc00 emoji \ud83d\ude00 \uffff";

    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows))]
    public void Says(Row row, EvalContext eval)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"says {row.Id} {Text}");
        eval.Record("response", Text);
        if (row.Id == "s4")
            Assert.Fail($"no answer {Text}");
        if (row.Id == "s6")
            throw new InvalidOperationException($"thrown {Text}");
    }
}
