using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EvalTest.Operations;

/// <summary>An experiment that was deleted and can be brought back.</summary>
/// <param name="Id">Names this deletion: the time, then random digits. In ordinal order the later ones come last.</param>
/// <param name="Name">The experiment's name when it was deleted.</param>
/// <param name="Deleted">When.</param>
/// <param name="Path">Its folder now.</param>
internal sealed partial record TrashedExperiment(string Id, string Name, DateTimeOffset Deleted, string Path)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'.'fffffff'Z'";

    /// <summary>An id that no other deletion has.</summary>
    public static string NewId(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"{clock.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    /// <summary>When a deletion with this id was; null for what is no id.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        Shape().Match(id) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["time"].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    [GeneratedRegex(@"^(?<time>[0-9]{8}T[0-9]{6}\.[0-9]{7}Z)-[0-9a-f]{8}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
