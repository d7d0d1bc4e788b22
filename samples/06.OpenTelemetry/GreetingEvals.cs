namespace Observed;

public record Greeting(string Id, string Question, string Answer);

public class GreetingEvals
{
    public static IEnumerable<Greeting> Greetings() =>
    [
        new("english", "Say hello in English.", "Hello"),
        new("french", "Say hello in French.", "Bonjour"),
        new("german", "Say hello in German.", "Hallo"),
    ];

    [EvalForEach(nameof(Greetings), Provider = "local")]
    [Gate("greets", AtLeast = 0.6)]
    public async Task<Score> Greets(Greeting greeting, CancellationToken cancel) =>
        Score.Contains(await Model.AskAsync(greeting.Question, cancel), greeting.Answer, name: "greets");
}
