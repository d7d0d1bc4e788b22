namespace EvalTest.Options;

/// <summary>One value that somebody gave to an option.</summary>
/// <param name="Option">The option it was given to.</param>
/// <param name="Text">The value as written.</param>
/// <param name="Source">Where.</param>
/// <param name="Label">How the user named the option there, as in <c>--eval-limit</c> or <c>EVALTEST_LIMIT</c>.</param>
/// <param name="BaseDirectory">What a relative path is relative to.</param>
internal sealed record OptionValue(OptionDefinition Option, string Text, OptionSource Source, string Label, string BaseDirectory)
{
    public string Refusal => $"{Label} \"{Text}\" is refused: give {Option.Allowed}.";
}
