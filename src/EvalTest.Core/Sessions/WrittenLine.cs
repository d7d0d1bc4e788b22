namespace EvalTest.Sessions;

/// <summary>A line that is written and waits to become durable.</summary>
/// <param name="Durable">Who is told then; null if nobody asks.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="IsFlush">It is no line but the wish that all before it be durable now.</param>
internal readonly record struct WrittenLine(IDurable? Durable, long Sequence, long Offset, bool IsFlush);
