namespace EvalTest.Sessions;

/// <summary>Where a record stands.</summary>
/// <param name="Session">Its file, as an index into the state's list.</param>
/// <param name="Sequence">Its number in its session.</param>
/// <param name="Offset">Where its line begins.</param>
internal readonly record struct LinePlace(int Session, long Sequence, long Offset);
