using System.Text.RegularExpressions;
using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>What a writer writes of an experiment, and the names of the locks that keep it to itself.</summary>
/// <param name="Name">Assembly and target framework, as in <c>MathEvals.net10.0</c>.</param>
/// <param name="Shard">Its part of every dataset; null for all of it.</param>
internal sealed partial record WriterPlace(string Name, Shard? Shard = null)
{
    private const string LockExtension = ".lock";
    private const string FactsExtension = ".owner.json";

    /// <summary>Held by the one who writes this place: <c>MathEvals.net10.0.lock</c>, of a part <c>MathEvals.net10.0.2-of-4.lock</c>.</summary>
    public string Lock => Own + LockExtension;

    /// <summary>Who that is, for people.</summary>
    public string Facts => Own + FactsExtension;

    /// <summary>The lock of the whole: its writer holds it alone, writers of parts share it.</summary>
    public WriterPlace Whole => this with { Shard = null };

    private string Own => Shard is { } part ? $"{Name}.{part.Number}-of-{part.Count}" : Name;

    /// <summary>Every part of these evals that somebody has written in this folder, whether or not anybody does now.</summary>
    public IEnumerable<WriterPlace> Parts(IFolder folder) =>
        from entry in folder.List()
        where entry.Name.StartsWith(Name + ".", StringComparison.Ordinal)
        let part = PartOf(entry.Name[(Name.Length + 1)..])
        where part is not null
        select this with { Shard = part };

    private static Shard? PartOf(string rest) =>
        LockOfPart().Match(rest) is { Success: true } match && Model.Shard.TryParse($"{match.Groups["number"]}/{match.Groups["count"]}", out var shard) ? shard : null;

    [GeneratedRegex(@"^(?<number>[0-9]{1,5})-of-(?<count>[0-9]{1,5})\.lock\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LockOfPart();
}
