namespace EvalTest.Scoring;

/// <summary>A number as it stood in a text: a decimal over another, because one third is no decimal.</summary>
/// <param name="Text">For people, as in <c>1 1/2</c>.</param>
/// <param name="Top">With the sign of the whole.</param>
/// <param name="Over">Not zero; one where it is no fraction. Never negative.</param>
internal sealed record NumberRatio(string Text, DecimalNumber Top, DecimalNumber Over)
{
    /// <summary>Whether the two are no further apart than the wider of the tolerances, the relative one being a share of the other.</summary>
    public bool IsWithin(NumberRatio expected, DecimalNumber absolute, DecimalNumber relative)
    {
        // Both sides of the comparison times both denominators, so that nothing is divided.
        var difference = Top.Times(expected.Over).Minus(expected.Top.Times(Over)).Magnitude;
        return difference <= absolute.Times(Over).Times(expected.Over) || difference <= relative.Times(expected.Top.Magnitude).Times(Over);
    }
}
