namespace EvalTest.Core.Tests.Storage;

/// <summary>What a run has done so far, noted between the operations of its disk.</summary>
/// <param name="What">Which of the following.</param>
/// <param name="Samples">How many samples it has acknowledged.</param>
/// <param name="Lines">The lines of earlier sessions that it builds on and reports: their file, and where they begin.</param>
internal sealed record RunNote(NoteKind What, int Samples = 0, IReadOnlyList<BeginOfLine>? Lines = null);
