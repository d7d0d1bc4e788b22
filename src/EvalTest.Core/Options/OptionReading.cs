namespace EvalTest.Options;

/// <summary>What came of reading the options.</summary>
/// <param name="Options">To be used only where there are no errors.</param>
/// <param name="Errors">Every value that was refused, each a sentence for the user.</param>
internal sealed record OptionReading(RunOptions Options, IReadOnlyList<string> Errors);
