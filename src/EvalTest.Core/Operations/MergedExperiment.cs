namespace EvalTest.Operations;

/// <summary>What a merge did.</summary>
/// <param name="Name">The experiment that holds all now.</param>
/// <param name="Path">Its folder.</param>
/// <param name="IsNew">Whether it was made; else files were added to it.</param>
/// <param name="Sessions">Session files that were added.</param>
/// <param name="Values">How many files of large values were added.</param>
/// <param name="Skipped">What was there already.</param>
/// <param name="DamagedValues">Files of large values that do not hold what their names say, and were not added; the results that name them stand without.</param>
/// <param name="Conflicts">What the sessions disagree about now.</param>
internal sealed record MergedExperiment(
    string Name, string Path, bool IsNew, IReadOnlyList<MergedFile> Sessions, int Values, IReadOnlyList<MergedFile> Skipped, IReadOnlyList<string> DamagedValues, ExperimentConflicts Conflicts);
