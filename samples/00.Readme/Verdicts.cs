using Xunit;

namespace Readme.Verdicts;

public class Router
{
    public static IEnumerable<(string Message, string Team)> Messages() => [("my card was charged twice", "billing"), ("the app does not start", "support")];

    private static string TeamFor(string message) => message.Contains("card", StringComparison.Ordinal) ? "billing" : "support";

    #region README: assertions and verdicts
    // A row's values are also bound to parameters by name, a tuple's by position.
    [EvalForEach(nameof(Messages))]
    public void Finds_the_team(string message, string team) => Assert.Equal(team, TeamFor(message));

    // One sample, without a dataset.
    [EvalFact]
    public bool Knows_billing() => TeamFor("wrong card") == "billing";
    #endregion
}
