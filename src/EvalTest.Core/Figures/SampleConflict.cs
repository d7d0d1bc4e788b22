using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>Two completed results of one sample that differ, of sessions that knew nothing of each other.</summary>
/// <param name="Counts">The one that counts.</param>
/// <param name="File">The name of its session file.</param>
/// <param name="Rival">The other one, or the first of several.</param>
/// <param name="RivalFile">The name of that one's session file.</param>
internal sealed record SampleConflict(SampleRecord Counts, string File, SampleRecord Rival, string RivalFile);
