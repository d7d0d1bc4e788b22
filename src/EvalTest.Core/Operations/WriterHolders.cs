using System.Globalization;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>Words for who keeps an experiment from being changed.</summary>
internal static class WriterHolders
{
    /// <summary>To follow "was not deleted: ".</summary>
    public static string Describe(IFolder folder)
    {
        var known = LiveWriters.Of(folder).Select(h => h.Facts).OfType<WriterFacts>()
            .Select(f => $"process {f.Pid} on {f.Host} has been writing it since {f.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}").ToList();
        var who = known.Count > 0 ? string.Join(", and ", known) : "another process is writing, renaming or deleting it, and does not say which one it is";
        return $"{who} ({folder.Path})";
    }
}
