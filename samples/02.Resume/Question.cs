namespace Resume;

public record Question(string Id, int Number)
{
    public string Answer => IsPrime ? "prime" : "not prime";

    private bool IsPrime => Number > 1 && Enumerable.Range(2, (int)Math.Sqrt(Number)).TakeWhile(d => d * d <= Number).All(d => Number % d != 0);
}
