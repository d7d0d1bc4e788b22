using System.Text;
using System.Text.RegularExpressions;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>
/// A glob over sample ids: <c>*</c> any text, <c>?</c> any one character, <c>[abc]</c> and <c>[a-z]</c> one of them, <c>[!abc]</c> or <c>[^abc]</c> none of them,
/// so <c>[[]</c> is a bracket. Case counts; everything else is itself. And a part of the samples, beside it.
/// </summary>
internal sealed class SampleFilter
{
    private readonly Regex? pattern;
    private readonly Shard? shard;

    /// <param name="glob">With its brackets closed, as the options check it; null lets every sample pass.</param>
    /// <param name="shard">Null lets every sample pass.</param>
    public SampleFilter(string? glob, Shard? shard = null)
    {
        pattern = glob is null ? null : new Regex(Translate(glob), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        this.shard = shard;
    }

    public bool Matches(string sampleId) => shard?.Holds(sampleId) != false && pattern?.IsMatch(sampleId) != false;

    /// <summary>The same for a record on disk, whose id is in no index.</summary>
    public bool Matches(KnownSession session, long offset) => (shard is null && pattern is null) || Matches(SampleLines.ReadAt(session, offset).Key.SampleId);

    private static string Translate(string glob)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < glob.Length; i++)
        {
            var end = glob[i] == '[' ? glob.IndexOf(']', Math.Min(glob.Length, i + 2)) : -1;
            if (end < 0)
            {
                regex.Append(glob[i] switch { '*' => ".*", '?' => ".", var other => Regex.Escape(other.ToString()) });
                continue;
            }

            var negated = glob[i + 1] is '!' or '^' && end > i + 2;
            var members = glob[(i + (negated ? 2 : 1))..end].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal).Replace("]", @"\]", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal);
            regex.Append(negated ? "[^" : "[").Append(members).Append(']');
            i = end;
        }

        return regex.Append(@"\z").ToString();
    }
}
