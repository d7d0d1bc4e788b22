namespace EvalTest.Report.Views;

/// <summary>One sample on one line.</summary>
/// <param name="Id">Its id, with the number of its trial.</param>
/// <param name="Word">How it ended.</param>
/// <param name="Tone">The same.</param>
/// <param name="Reason">Why.</param>
public sealed record SampleRow(string Id, string Word, Tone Tone, string Reason);
