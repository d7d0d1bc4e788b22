namespace CustomScorer;

// Every eval of this class that takes an "output" gets what this method returned. It is recorded before the eval scores.
[EvalTarget(nameof(Reply))]
public class ReplyEvals
{
    public static IEnumerable<Ticket> Tickets() =>
    [
        new("late", "Where is my order #4711?", "#4711"),
        new("broken", "Order #4712 is broken, I want my money back!", "#4712"),
        new("hours", "When do you open?"),
        new("thanks", "All good with #4713, thank you.", "#4713"),
        new("empty", ""),
    ];

    public static string Reply(string message) => Assistant.Reply(message);

    [EvalForEach(nameof(Tickets))]
    [Gate("promises nothing", AtLeast = 0.7, MaxErrorRate = 0.2)]
    [Gate("words", AtMost = 20)]
    public IEnumerable<Score> Replies_well(Ticket ticket, string output) => ReplyRubric.Judge(output, ticket.Order);
}
