using EvalTest.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Scoring;

public sealed class SimilarityPropertiesTests
{
    private static readonly (string Name, bool Symmetric, Func<string, string, Score> Of)[] similarities =
    [
        ("Levenshtein", true, (a, b) => Score.Levenshtein(a, b)),
        ("Levenshtein by rules", true, (a, b) => Score.Levenshtein(a, b, rules: TextRules.Lenient)),
        ("Jaro-Winkler", true, (a, b) => Score.JaroWinkler(a, b)),
        ("token F1", true, (a, b) => Score.TokenF1(a, b)),
        ("set F1", true, (a, b) => Score.SetF1(a.Split(' '), b.Split(' '))),
        ("list F1", true, (a, b) => Score.ListF1(a.Split(' '), b.Split(' '))),
        ("ordered F1", true, (a, b) => Score.ListF1(a.Split(' '), b.Split(' '), ordered: true)),
        ("ROUGE-L", true, (a, b) => Score.RougeL(a, b)),
        ("BLEU", false, (a, b) => Score.Bleu(a, b)),
        ("BLEU as it was", false, (a, b) => Score.Bleu(a, [b, a + b], smooth: false)),
    ];

    public static TheoryData<string> Names => [.. similarities.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_similarity_lies_between_0_and_1_is_1_for_the_same_and_does_not_depend_on_the_side(string name)
    {
        var (_, symmetric, of) = similarities.Single(s => s.Name == name);

        Check.One(AnyText.Config, Prop.ForAll(AnyText.Pairs, pair =>
        {
            var value = of(pair.Left, pair.Right).Value;
            Assert.InRange(value, 0, 1);
            Assert.Equal(1, of(pair.Left, pair.Left).Value);
            if (symmetric)
                Assert.Equal(value, of(pair.Right, pair.Left).Value);
        }));
    }

    [Fact]
    public void Scorers_take_any_two_texts()
    {
        Check.One(AnyText.Config, Prop.ForAll(AnyText.Pairs, pair =>
        {
            var (left, right) = pair;
            Assert.Equal(left == right, Score.Exact(left, right, TextRules.None).Passed);
            Assert.Equal(left == right, Score.MatchedGroup(left, "(?s)(.*)", "1", right).Passed);
            _ = (Score.Exact(left, right, TextRules.Squad), Score.Choice(left, "B"), Score.Matches(left, "a+"), Score.Satisfies(left, l => l == right));
            _ = (Score.Numeric(left, 5, new NumberRules { Fractions = true, Percentages = true, DecimalComma = true, After = "a" }), Score.Numeric(left, 5));
            _ = (Score.JsonEqual(left, "[1]"), Score.MatchesSchema(left, "{}"), Score.XmlEqual(left, "<a/>"));
        }));
    }

    [Fact]
    public void What_the_rules_make_of_a_text_they_leave_as_it_is()
    {
        TextRules[] rules = [TextRules.None, TextRules.Lenient, .. "e\u0301".Normalize() == "é" ? [new TextRules { IgnoreDiacritics = true, IgnoreCase = true }] : Array.Empty<TextRules>(), new() { IgnorePunctuation = true, TrimWhiteSpace = true }];

        Check.One(AnyText.Config, Prop.ForAll(AnyText.Pairs, pair =>
            Assert.All(rules, r => Assert.Equal(r.Apply(pair.Left), r.Apply(r.Apply(pair.Left))))));
    }

    [Fact]
    public void The_distance_is_the_one_of_its_definition()
    {
        Check.One(AnyText.Config.WithMaxTest(300), Prop.ForAll(AnyText.Pairs, pair =>
        {
            int[] left = CodePoints.Of(pair.Left), right = CodePoints.Of(pair.Right);
            Assert.Equal(Defined(left, right), EditDistance.Of(left, right));
        }));
    }

    // The recurrence as it stands in the literature, with a whole table.
    private static int Defined(int[] left, int[] right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            }
        }

        return table[left.Length, right.Length];
    }
}
