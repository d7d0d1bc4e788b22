namespace Fixture;

public class Single
{
    [EvalFact]
    public Score Greets() => Score.Pass();
}
