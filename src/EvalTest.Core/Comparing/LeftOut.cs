namespace EvalTest.Comparing;

/// <summary>Samples that do not count in a comparison, by why.</summary>
/// <param name="OnlyFirst">The second has nothing of them.</param>
/// <param name="OnlySecond">The first has nothing of them.</param>
/// <param name="InputChanged">The same id with another input.</param>
/// <param name="ExpectedChanged">The same input with another expected value.</param>
/// <param name="NotCompleted">Not completed in one of the two.</param>
internal sealed record LeftOut(SampleList OnlyFirst, SampleList OnlySecond, SampleList InputChanged, SampleList ExpectedChanged, SampleList NotCompleted)
{
    public int Count => OnlyFirst.Count + OnlySecond.Count + InputChanged.Count + ExpectedChanged.Count + NotCompleted.Count;
}
