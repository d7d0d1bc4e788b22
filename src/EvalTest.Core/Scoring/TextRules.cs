using System.Text;
using EvalTest.Scoring;

namespace EvalTest;

/// <summary>
/// What is the same for a scorer that compares texts. Without a rule nothing is: <c>new TextRules()</c> compares character by character.
/// The rules are applied to both sides, in this order: Unicode form, diacritics, case, punctuation, articles, white space.
/// </summary>
public sealed record TextRules
{
    /// <summary>No rule: every character counts.</summary>
    public static TextRules None { get; } = new();

    /// <summary>For short answers by people and models: case and white space do not count.</summary>
    public static TextRules Lenient { get; } = new() { IgnoreCase = true, CollapseWhiteSpace = true };

    /// <summary>
    /// The normalisation of SQuAD's evaluation (Rajpurkar et al. 2016): lower case, no punctuation, no articles, white space collapsed.
    /// It differs in that punctuation beyond ASCII goes too.
    /// </summary>
    public static TextRules Squad { get; } = new() { IgnoreCase = true, IgnorePunctuation = true, IgnoreArticles = true, CollapseWhiteSpace = true };

    /// <summary>
    /// Whether upper and lower case are the same, in no language: each character by itself, so that σ equals ς, but ß does not equal SS.
    /// </summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Whether white space around the text is left out.</summary>
    public bool TrimWhiteSpace { get; init; }

    /// <summary>Whether each run of white space, line ends included, is one space, and none at the ends.</summary>
    public bool CollapseWhiteSpace { get; init; }

    /// <summary>
    /// The form into which both texts are brought; null for none. Form C makes "é" the same however it was typed; form KC also full-width
    /// letters, ligatures and exponents. Half a surrogate pair stays as it is. A process with <c>InvariantGlobalization</c> knows no forms: comparing any text
    /// beyond ASCII is then an error.
    /// </summary>
    public NormalizationForm? UnicodeForm { get; init; }

    /// <summary>Whether accents and other marks above and below letters are left out: "café" is "cafe". Letters of their own, such as ø, stay. Needs what <see cref="UnicodeForm"/> needs.</summary>
    public bool IgnoreDiacritics { get; init; }

    /// <summary>
    /// Whether punctuation is taken out, with nothing in its place ("don't" is "dont"): what Unicode calls punctuation, and ASCII's signs
    /// <c>$ + &lt; = &gt; ^ ` | ~</c>.
    /// </summary>
    public bool IgnorePunctuation { get; init; }

    /// <summary>Whether the English words "a", "an" and "the", in whatever case, are left out.</summary>
    public bool IgnoreArticles { get; init; }

    /// <summary>The text as it is compared; null for null.</summary>
    public string? Apply(string? text) => text is null ? null : NormalText.Of(text, this);
}
