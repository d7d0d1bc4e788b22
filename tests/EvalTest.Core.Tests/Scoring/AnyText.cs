using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Scoring;

/// <summary>Short texts of few characters, so that two often have much in common, among them all that has broken a text function somewhere.</summary>
internal static class AnyText
{
    private static readonly string[] parts =
        ["a", "a", "b", "b", "c", "A", "B", " ", " ", "\n", "\u00a0", ".", "(", ")", "*", "1", "2", "/", "%", "-", ",", "the ", "é", "e\u0301", "\u0301", "ß", "Σ", "ς", "中", "ー", "😀", "\ud83d", "\ude00", "\0", "\uffff", "\ufffd", "½", "{", "}", "\"", "[", "<", ">", "&", "\\", "answer is "];

    public static Gen<string> Any { get; } = Gen.Choose(0, 14).SelectMany(n => Gen.ArrayOf(Gen.Elements(parts), n)).Select(string.Concat);

    public static Arbitrary<(string Left, string Right)> Pairs { get; } = Any.SelectMany(left => Any.Select(right => (left, right))).ToArbitrary();

    /// <summary>More of them in the nightly run.</summary>
    public static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 50_000 : 1_000);
}
