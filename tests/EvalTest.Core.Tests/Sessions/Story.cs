using System.Text.Json;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Every line that a reader believed, in words.</summary>
internal sealed class Story : ISessionVisitor
{
    public List<string> Words { get; } = [];

    /// <summary>What a reader makes of one file, its header first.</summary>
    public static List<string> Of(MemoryFolder folder, string name, List<Damage> damage)
    {
        var story = new Story();
        var reader = new SessionReader(folder, damage);
        if (reader.ReadHeader(name) is { } header)
        {
            story.Words.Add($"header {header.Format} {header.Session} {header.Assembly} {string.Join(',', header.Seen)}");
            reader.Read([name], header.Session, story);
        }

        return story.Words;
    }

    public void Sample(SampleHead head, int copy, long sequence, long offset) =>
        Words.Add($"{sequence} {head.Eval} {head.Key} {head.InputHash} {head.Attempt} {head.Outcome} {head.Passed} {string.Join(',', head.Scores)}");

    public void Record(SessionRecord record, int copy, long sequence) => Words.Add($"{sequence} {JsonSerializer.Serialize<object>(record)}");
}
