using System.IO.Enumeration;

namespace EvalTest.Sessions;

/// <summary>A glob over sample ids: <c>*</c> any text, <c>?</c> any one character; case counts, and a backslash is one.</summary>
internal static class SampleFilter
{
    public static bool Matches(string? glob, string sampleId) =>
        glob is null || FileSystemName.MatchesSimpleExpression(glob.Replace(@"\", @"\\", StringComparison.Ordinal), sampleId, ignoreCase: false);

    /// <summary>The same over records on disk, whose ids are in no index.</summary>
    public static Func<KnownSession, long, bool> Of(string? glob) =>
        glob is null ? static (_, _) => true : (session, offset) => Matches(glob, SampleLines.ReadAt(session.Path, offset).Key.SampleId);
}
