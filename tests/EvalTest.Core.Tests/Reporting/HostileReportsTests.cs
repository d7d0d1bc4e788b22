using System.Text.RegularExpressions;
using System.Xml.Linq;
using EvalTest.Reporting;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Reporting;

/// <summary>Fifty hostile answers of a model, at every place of a record that holds a text.</summary>
public sealed partial class HostileReportsTests(HostileReportsTests.World fixture) : IClassFixture<HostileReportsTests.World>
{
    private readonly RecordedWorld world = fixture.Recorded;

    [Fact]
    public void There_are_fifty_and_each_holds_the_word_that_the_others_look_for()
    {
        Assert.Equal(50, HostileTexts.All.Distinct().Count());
        Assert.All(HostileTexts.All, t => Assert.Contains(HostileTexts.Marker, t, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_cell_of_the_csv_is_a_formula_and_no_text_is_lost()
    {
        var rows = CsvTable.Parse(world.Csv()[1..]);

        Assert.Equal(51, rows.Count);
        Assert.DoesNotContain(rows.SelectMany(r => r), c => Formula().IsMatch(c));
        Assert.All(rows.Skip(1), r => Assert.Contains(r, c => c.Contains(HostileTexts.Marker, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void JUnit_is_xml_with_a_case_for_each_sample()
    {
        var document = XDocument.Parse(world.JUnit(JUnitDetail.Samples));

        Assert.Equal(["error", "failure", "system-out", "testcase", "testsuite", "testsuites"], document.Descendants().Select(e => e.Name.LocalName).Distinct().Order());
        Assert.Equal(51, document.Descendants("testcase").Count());
        Assert.All(document.Descendants("testcase").Skip(1), c => Assert.Contains(HostileTexts.Marker, c.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Markdown_holds_them_in_code_only_and_its_table_keeps_its_columns()
    {
        foreach (var text in HostileTexts.All)
        {
            using var one = await new RecordedWorld().WithTextsAsync([text]);
            var markdown = one.Markdown();

            Assert.True(markdown.Length <= MarkdownReport.MostCharacters, $"{markdown.Length} characters");
            Assert.Contains(HostileTexts.Marker, markdown, StringComparison.OrdinalIgnoreCase);
            var skeleton = MarkdownSkeleton.Of(markdown);
            Assert.DoesNotContain(HostileTexts.Marker, skeleton, StringComparison.OrdinalIgnoreCase);
            Assert.Equal("## CODE: 1 of 1 eval failed, incomplete\n\n| eval | | completed | figure | value | 95 % interval | gates |\n|---|---|--:|---|--:|---|---|\n| CODE | ❌ failed | 0 of 1 |  |  |  |  |\n\n### What failed\n\n- CODE\n  - CODE\n\n### Samples to look at\n\nCODE: 1 failing sample\n\n<details><summary>CODE CODE</summary>\n\nPRE\n\n</details>\n\n", skeleton);
        }
    }

    [Fact]
    public async Task Markdown_of_very_many_evals_and_samples_fits_a_comment_and_counts_what_it_left_out()
    {
        var ids = Enumerable.Range(0, 90).Select(i => $"Ns.Class{i}." + new string('m', 150));
        using var many = await new RecordedWorld().WithEvalsAsync(ids, 11, _ => Score.Fail(new string('r', 1000)));

        var markdown = many.Markdown();

        Assert.InRange(markdown.Length, 40_000, MarkdownReport.MostCharacters);
        Assert.Matches("\nand [0-9]+ more evals\n", markdown);
        Assert.Matches("Left out: [0-9]{3} failing samples. The session files hold all of them.\n$", markdown);
    }

    // Behind an apostrophe at the very beginning it is none.
    [GeneratedRegex("^(?!')[\\s\"]*(?:[=+@]|-(?![0-9.E+-]+\\z))|^[\\t\\r]")]
    private static partial Regex Formula();

    public sealed class World : IAsyncLifetime
    {
        internal RecordedWorld Recorded { get; } = new();

        public async ValueTask InitializeAsync() => await Recorded.WithTextsAsync(HostileTexts.All);

        public ValueTask DisposeAsync()
        {
            Recorded.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
