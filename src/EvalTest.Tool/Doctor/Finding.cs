namespace EvalTest.Tool.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="Health">How good it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do; empty where nothing need be done.</param>
internal sealed record Finding(string Check, Health Health, string Text, string Remedy = "");
