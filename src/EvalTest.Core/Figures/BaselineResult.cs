namespace EvalTest.Figures;

/// <summary>An eval beside what a baseline recorded of it.</summary>
/// <param name="Experiment">The baseline's name.</param>
/// <param name="Allowance">How much worse a figure may be; 0 or more.</param>
/// <param name="Figures">Those that are compared; none where the baseline has no result of the eval.</param>
/// <param name="Common">Samples that both completed with the same input.</param>
/// <param name="Alone">Samples that only this run completed.</param>
/// <param name="Changed">Samples whose input is another one now.</param>
internal sealed record BaselineResult(string Experiment, double Allowance, IReadOnlyList<BaselineFigure> Figures, int Common, int Alone, int Changed)
{
    /// <summary>The baseline's samples were chosen by how they had failed, which bends every figure.</summary>
    public bool Selected { get; init; }
}
