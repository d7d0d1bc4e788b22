namespace EvalTest.Operations;

/// <summary>What a copy took over.</summary>
/// <param name="From">The experiment that was copied.</param>
/// <param name="Name">The new one.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Sessions">Session files.</param>
/// <param name="Values">Files of large values.</param>
/// <param name="Bytes">Of both.</param>
/// <param name="LeftOut">Names of what is no part of the results, and stayed behind.</param>
internal sealed record CopiedExperiment(string From, string Name, string Path, int Sessions, int Values, long Bytes, IReadOnlyList<string> LeftOut);
