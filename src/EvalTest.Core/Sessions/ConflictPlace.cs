namespace EvalTest.Sessions;

/// <summary>Two completed results of one trial that differ and whose sessions did not know of each other.</summary>
/// <param name="Counts">The one that counts.</param>
/// <param name="Rival">The first other one that differs from it.</param>
internal readonly record struct ConflictPlace(LinePlace Counts, LinePlace Rival);
