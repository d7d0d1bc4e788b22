using Fixture;
using Xunit;

namespace Runners;

public class Beside
{
    [Fact, Trait("kind", "plain")]
    public void Adds() => Log.Started("fact");

    [Theory, InlineData(1), InlineData(2)]
    public void Doubles(int number)
    {
        Log.Started($"theory {number}");
        Assert.Equal(number * 2, number + number);
    }
}
