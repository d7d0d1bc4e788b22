using System.Globalization;
using System.Numerics;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreNumericTests
{
    [Theory]
    [InlineData("The answer is $1,234.00.", "1234")]
    [InlineData("18.0", "so 9 * 2 = 18\n#### 18")]
    [InlineData("1e3", "1,000")]
    [InlineData("-0", "0")]
    public void The_same_number_passes_however_it_is_written(string actual, string expected)
    {
        Assert.Equal(new Score("accuracy", 1, true), Score.Numeric(actual, expected, name: "accuracy"));
    }

    [Fact]
    public void Another_number_fails_with_both()
    {
        Assert.Equal(new Score("score", 0, false, "expected 18, got 1234.5"), Score.Numeric("12 or 1,234.5", "18"));
    }

    [Theory]
    [InlineData("I do not know.", "no number in \"I do not know.\"")]
    [InlineData(null, "no number in nothing")]
    public void An_answer_without_a_number_has_failed(string? actual, string reason)
    {
        Assert.Equal(new Score("score", 0, false, reason), Score.Numeric(actual, "18"));
        Assert.Equal(new Score("score", 0, false, reason), Score.Numeric(actual, 18));
    }

    [Fact]
    public void An_expectation_without_a_number_is_the_evals_error()
    {
        var error = Assert.Throws<ArgumentException>(() => Score.Numeric("18", "eighteen"));

        Assert.StartsWith("There is no number in the expected answer \"eighteen\", so nothing can be compared with it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_of_any_type_of_numbers_is_taken_without_a_cast()
    {
        Score[] scores =
        [
            Score.Numeric("0.1", 0.1), Score.Numeric("0.1", 0.1f), Score.Numeric("0.10", 0.1m), Score.Numeric("7", 7), Score.Numeric("7", 7L),
            Score.Numeric("7", (byte)7), Score.Numeric("7", 7UL), Score.Numeric("7", new BigInteger(7)), Score.Numeric(7, 7.0), Score.Numeric(7.0m, 7), Score.Numeric(0.1, 0.1),
        ];

        Assert.All(scores, s => Assert.True(s.Passed, s.Reason));
    }

    [Fact]
    public void Long_integers_that_are_one_double_are_told_apart()
    {
        Assert.False(Score.Numeric("9007199254740993", 9007199254740992).Passed);
        Assert.False(Score.Numeric("123456789012345678901234567890123", "123456789012345678901234567890124").Passed);
    }

    [Theory]
    [InlineData("1.1", true)]
    [InlineData("0.9", true)]
    [InlineData("1.1001", false)]
    public void An_absolute_tolerance_includes_its_ends(string actual, bool passed)
    {
        Assert.Equal(passed, Score.Numeric(actual, 1.0, absoluteTolerance: 0.1).Passed);
    }

    [Theory]
    [InlineData("-220", true)]
    [InlineData("-180", true)]
    [InlineData("-220.1", false)]
    [InlineData("200", false)]
    public void A_relative_tolerance_is_a_share_of_the_expected_number(string actual, bool passed)
    {
        Assert.Equal(passed, Score.Numeric(actual, -200, relativeTolerance: 0.1).Passed);
    }

    [Fact]
    public void The_wider_tolerance_counts()
    {
        Assert.True(Score.Numeric("0.001", 0, absoluteTolerance: 0.01, relativeTolerance: 0.1).Passed);
        Assert.True(Score.Numeric("109", 100, absoluteTolerance: 0.01, relativeTolerance: 0.1).Passed);
    }

    [Fact]
    public void The_reason_gives_the_tolerance()
    {
        Assert.Equal("expected 1 ± 0.5, got 2", Score.Numeric("2", 1, absoluteTolerance: 0.5).Reason);
        Assert.Equal("expected 1 ± 0.5 of it, got 2", Score.Numeric("2", 1, relativeTolerance: 0.5).Reason);
        Assert.Equal("expected 1 ± 0.1 or 0.5 of it, got 2", Score.Numeric("2", 1, absoluteTolerance: 0.1, relativeTolerance: 0.5).Reason);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_tolerance_that_is_none_is_refused(double tolerance)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric("1", 1, absoluteTolerance: tolerance));
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric("1", 1, relativeTolerance: tolerance));
    }

    [Fact]
    public void An_actual_that_is_not_finite_has_failed()
    {
        Assert.Equal("expected 1, got NaN", Score.Numeric(double.NaN, 1.0).Reason);
        Assert.Equal("expected 1, got Infinity", Score.Numeric(double.PositiveInfinity, 1.0).Reason);
    }

    [Fact]
    public void An_expectation_that_is_not_finite_is_the_evals_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric("1", double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric(1.0, double.PositiveInfinity));
    }

    [Theory]
    [InlineData("1e999999999", "expected 1, got 1e999999999")]
    [InlineData("1e99999999999999999999", "expected 1, got 1e99999999999999999999")]
    public void An_absurd_exponent_fails_and_costs_nothing(string actual, string reason)
    {
        Assert.Equal(reason, Score.Numeric(actual, 1).Reason);
    }

    [Fact]
    public void Digits_without_end_fail_and_are_shortened()
    {
        Assert.Equal($"expected 1, got {new string('9', 80)}…", Score.Numeric(new string('9', 2_000_000), 1).Reason);
    }

    [Fact]
    public void A_number_is_exact_up_to_a_thousand_digits_and_none_beyond()
    {
        var thousand = new string('9', 1000);

        Assert.True(Score.Numeric(thousand, thousand).Passed);
        Assert.False(Score.Numeric(thousand, thousand[1..] + "8").Passed);
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric("1", thousand + "9"));
    }

    [Fact]
    public void The_culture_of_the_process_does_not_matter()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "~");
        CultureInfo.CurrentCulture = german;

        Assert.Equal("expected -1.5 ± 0.25, got 2.5", Score.Numeric("2.5", -1.5, absoluteTolerance: 0.25).Reason);
    }
}
