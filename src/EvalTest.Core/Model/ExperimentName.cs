using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Model;

/// <summary>
/// What an experiment may be called. The name is a path of folders on every system that may ever hold the experiment,
/// so the rule is the narrowest of them all.
/// </summary>
internal static partial class ExperimentName
{
    /// <summary>What a name may be, to follow "give".</summary>
    public const string Rule =
        "1 to 4 parts joined by '/', each of at most 100 letters (A-Z, a-z), digits, '.', '_' and '-', "
        + "beginning with a letter or a digit, not ending with '.', and not a device name such as CON, NUL, COM1 or LPT1";

    /// <summary>Where runs without a name are stored.</summary>
    public const string AutoPrefix = "auto/";

    public static bool IsValid(string name) =>
        name.Split('/') is { Length: <= 4 } parts && parts.All(IsValidPart);

    /// <summary>A name for a run that was given none, as in <c>auto/20261121T073226Z-7f3a</c>; sorts by time.</summary>
    public static string NewAuto(TimeProvider clock, Random random) => string.Create(
        CultureInfo.InvariantCulture,
        $"{AutoPrefix}{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{random.Next(0x10000):x4}");

    private static bool IsValidPart(string part) => Part().IsMatch(part) && !part.EndsWith('.') && !Device().IsMatch(part);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Part();

    /// <summary>Windows opens the device whatever follows the first dot.</summary>
    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\.|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
