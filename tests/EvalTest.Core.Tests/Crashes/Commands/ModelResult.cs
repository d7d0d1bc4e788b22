namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>A result that stands, in the model.</summary>
/// <param name="Session">Of the record.</param>
/// <param name="Number">Of its line.</param>
/// <param name="Line">What it says.</param>
/// <param name="Tries">At its input, over all records.</param>
internal sealed record ModelResult(string Session, int Number, ModelLine.Sample Line, int Tries);
