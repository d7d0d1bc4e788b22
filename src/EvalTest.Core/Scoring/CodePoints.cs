using System.Text;

namespace EvalTest.Scoring;

/// <summary>Texts as characters of Unicode. Half a surrogate pair is one too, and unlike every other.</summary>
internal static class CodePoints
{
    public static int[] Of(string text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            points.Add(whole ? rune.Value : text[i]);
            i += whole ? rune.Utf16SequenceLength : 1;
        }

        return [.. points];
    }
}
