using Xunit;

namespace Readme.Support;

#region README: when the code changes
public record Ticket(string Id, string Message, [Expected] string Team);

[EvalDependsOn("prompts/*.txt")]
public class Support(PromptFixture prompt) : IClassFixture<PromptFixture>
{
    public static IEnumerable<Ticket> Tickets() => [new("t1", "wrong card", "billing"), new("t2", "it crashed", "engineering")];

    [EvalForEach(nameof(Tickets))]
    public bool Routes(Ticket ticket) => prompt.Route(ticket.Message) == ticket.Team;
}
#endregion

public sealed class PromptFixture
{
    private readonly string[] rules = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "prompts", "routing.txt"));

    public string Route(string message) =>
        rules.Select(r => r.Split(": ")).First(r => message.Contains(r[0], StringComparison.Ordinal)).Last();
}
