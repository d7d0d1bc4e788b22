using System.Text.RegularExpressions;
using EvalTest.TestKit;

namespace EvalTest.Report.Tests.Rendering;

/// <summary>The hostile texts, and texts of the same lengths that mean no harm.</summary>
internal static partial class Texts
{
    public static IReadOnlyList<string> Hostile => HostileTexts.All;

    public static IReadOnlyList<string> Harmless { get; } = [.. HostileTexts.All.Select(t => Odd().Replace(t, "x"))];

    [GeneratedRegex("[^A-Za-z0-9\r\n]")]
    private static partial Regex Odd();
}
