using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the answer chose the expected letter of a multiple-choice question, else 0. An answer that names none, or several, has
    /// failed, and the reason says which.
    /// </summary>
    /// <remarks>
    /// The clearest kind of statement in the text decides, whatever the others say: the letter alone (<c>b</c>, <c>(B)</c>, <c>**B**</c>);
    /// <c>\boxed{B}</c>; <c>The answer is (B)</c>, <c>Answer: B</c>, <c>the correct option is B</c>, <c>I choose B</c>; a line that begins with
    /// <c>B)</c>, <c>B.</c> or <c>B:</c>, or is <c>B</c>; <c>(B)</c>, <c>[B]</c> or <c>**B**</c> anywhere. If statements of that kind name different
    /// letters, as in <c>the answer is A or B</c> or in one answer and another after a second thought, that is ambiguous. But for the letter
    /// alone, only capitals are letters, and one that stands in a sentence ("vitamin C") is none. A choice that is given by its text and not by
    /// its letter is not found.
    /// </remarks>
    /// <param name="text">The answer; null and empty choose nothing.</param>
    /// <param name="expected">The right letter, alone or as in <c>(B)</c>, small or capital.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="letters">Those that can be chosen: capitals from A to Z.</param>
    /// <exception cref="ArgumentException">The letters are none, or what is expected is not one of them: the eval's error.</exception>
    public static Score Choice(string? text, string expected, string name = DefaultName, string letters = "ABCD")
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentException.ThrowIfNullOrEmpty(letters);
        if (!letters.All(char.IsAsciiLetterUpper))
            throw new ArgumentException($"The letters \"{letters}\" are not all capitals from A to Z.", nameof(letters));
        if (expected.Trim(' ', '(', ')', '.') is not [var only] || !letters.Contains(char.ToUpperInvariant(only)))
            throw new ArgumentException($"The expected choice {Excerpt.Quote(expected)} is none of the letters \"{letters}\". Give one of them, or say in letters which there are.", nameof(expected));

        var right = char.ToUpperInvariant(only).ToString();
        return ChoiceInText.Letters(text, letters) switch
        {
            "" => Fail($"expected {right}, found no choice in {Excerpt.Quote(text)}", name),
            [var chosen] => chosen == right[0] ? Pass(name) : Fail($"expected {right}, got {chosen}", name),
            var several => Fail($"expected {right}, got several, which is ambiguous: {string.Join(", ", several.ToCharArray())}", name),
        };
    }
}
