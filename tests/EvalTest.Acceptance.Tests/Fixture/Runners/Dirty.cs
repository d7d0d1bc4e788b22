using Fixture;
using Xunit;

namespace Runners;

/// <summary>What a model may say: text that XML cannot hold.</summary>
public class Dirty
{
    private const string Text = "bell \u0007 null \0 escape \u001b[31m end ]]> <tag> & half \ud800 and \udc00 emoji \ud83d\ude00 \uffff";

    public static IEnumerable<Row> Rows() => [.. Settings.Rows, new("bell \u0007 ]]>", 99)];

    [EvalForEach(nameof(Rows))]
    public void Says(Row row, EvalContext eval)
    {
        var context = TestContext.Current;
        context.TestOutputHelper!.WriteLine($"says {row.Id} {Text}");
        context.AddWarning($"warns {Text}");
        context.AddAttachment("answer \u0007", $"attaches {Text}");
        eval.Record("response", Text);
        if (row.Id == "s4" || row.Value == 99)
            Assert.Fail($"no answer {Text}");
        if (row.Id == "s6")
            throw new InvalidOperationException($"thrown {Text}");
        if (row.Id == "s8")
            eval.Skip($"skips {Text}");
    }

    [EvalFact]
    public void Refuses() => throw new InvalidOperationException(Text, new ArgumentException($"inner {Text}"));
}
