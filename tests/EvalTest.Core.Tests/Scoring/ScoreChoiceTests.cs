namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreChoiceTests
{
    [Theory]
    [InlineData("B")]
    [InlineData("b")]
    [InlineData("(b)")]
    [InlineData("**B**")]
    [InlineData("B.")]
    [InlineData("B)")]
    [InlineData("B) Rome")]
    [InlineData("**B.** Rome")]
    [InlineData("B: because A is wrong")]
    [InlineData("The answer is (B).")]
    [InlineData("The answer is B")]
    [InlineData("The correct answer is: **B**")]
    [InlineData("Answer: B")]
    [InlineData("ANSWER: B")]
    [InlineData("**Answer:** B")]
    [InlineData("The correct option is B.")]
    [InlineData("So the answer is option B")]
    [InlineData("I choose B.")]
    [InlineData("I would go with (B), since A is too small.")]
    [InlineData("Vitamin C is meant.\nAnswer: B")]
    [InlineData("A) is too small, C) too large. The answer is B.")]
    [InlineData("Thus $\\boxed{B}$, although the answer is A at first sight")]
    [InlineData("\\boxed{\\text{B}}")]
    [InlineData("It must be (B), I think.")]
    [InlineData("Let me think.\n\nB\n")]
    [InlineData("答案是B。")]
    [InlineData("The answer is B. Yes, the answer is B.")]
    public void The_letter_is_found(string text)
    {
        Assert.Equal(new Score("score", 1, true), Score.Choice(text, "B"));
    }

    [Theory]
    [InlineData("The answer is A or B.", "expected B, got several, which is ambiguous: A, B")]
    [InlineData("The answer is A. No, the answer is B.", "expected B, got several, which is ambiguous: A, B")]
    [InlineData("A) Paris\nB) Rome", "expected B, got several, which is ambiguous: A, B")]
    [InlineData("It is (B), not (C).", "expected B, got several, which is ambiguous: B, C")]
    public void Several_letters_are_ambiguous_and_no_match(string text, string reason)
    {
        Assert.Equal(new Score("score", 0, false, reason), Score.Choice(text, "B"));
    }

    [Theory]
    [InlineData("I do not know.", "expected B, found no choice in \"I do not know.\"")]
    [InlineData("The answer is a dog.", "expected B, found no choice in \"The answer is a dog.\"")]
    [InlineData("The answer is Bordeaux.", "expected B, found no choice in \"The answer is Bordeaux.\"")]
    [InlineData("The answer is B-52.", "expected B, found no choice in \"The answer is B-52.\"")]
    [InlineData("Vitamin B helps", "expected B, found no choice in \"Vitamin B helps\"")]
    [InlineData("E", "expected B, found no choice in \"E\"")]
    [InlineData("", "expected B, found no choice in \"\"")]
    [InlineData(null, "expected B, found no choice in nothing")]
    [InlineData("The answer is C.", "expected B, got C")]
    public void Another_letter_or_none_has_failed(string? text, string reason)
    {
        Assert.Equal(reason, Score.Choice(text, "B").Reason);
    }

    [Fact]
    public void What_is_expected_is_one_of_the_letters()
    {
        Assert.True(Score.Choice("(E)", "(e)", letters: "ABCDE").Passed);
        Assert.Throws<ArgumentException>(() => Score.Choice("E", "E"));
        Assert.Throws<ArgumentException>(() => Score.Choice("A", "AB"));
        Assert.Throws<ArgumentException>(() => Score.Choice("A", "A", letters: "A-Z"));
    }
}
