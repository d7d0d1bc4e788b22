namespace CustomScorer;

public class RoutingEvals
{
    public static IEnumerable<Message> Messages() =>
    [
        new("card", "My card was charged twice.", "billing", "Ada"),
        new("refund", "When do I get my money?", "billing", "Ada"),
        new("invoice", "I need an invoice for my card payment.", "billing", "Bo"),
        new("crash", "The app crashes when I pay by card.", "engineering", "Bo"),
        new("slow", "The page is slow today.", "engineering", "Cy"),
        new("login", "I cannot log in.", "engineering", "Cy"),
        new("praise", "Lovely service, thank you.", "sales", "Di"),
        new("price", "What does it cost for ten people?", "sales", "Ed"),
    ];

    [EvalForEach(nameof(Messages))]
    [Metric<MacroF1>]
    [Gate("macro-f1", AtLeast = 0.6)]
    public bool Finds_the_team(Message message, EvalContext eval)
    {
        var team = Router.TeamFor(message.Text);
        // What the metric looks at is what was recorded, also of samples that an earlier run completed.
        eval.Record("team", team);
        return team == message.Team;
    }
}
