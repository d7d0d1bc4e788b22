namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>A sequence of commands.</summary>
internal sealed record Story(IReadOnlyList<Command> Commands)
{
    /// <summary>Without half of it, without one command, or with a simpler one.</summary>
    public IEnumerable<Story> Smaller()
    {
        for (var cut = Commands.Count / 2; cut > 0; cut /= 2)
        {
            for (var at = 0; at + cut <= Commands.Count; at += cut)
                yield return new Story([.. Commands.Take(at), .. Commands.Skip(at + cut)]);
        }

        for (var at = 0; at < Commands.Count; at++)
        {
            foreach (var simpler in Commands[at].Simpler())
                yield return new Story([.. Commands.Take(at), simpler, .. Commands.Skip(at + 1)]);
        }
    }

    public override string ToString() => string.Join("\n", Commands);
}
