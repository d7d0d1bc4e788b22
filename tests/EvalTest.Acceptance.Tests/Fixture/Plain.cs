using Xunit;

namespace Fixture;

public class Plain
{
    [Fact]
    public void Adds()
    {
        Log.Started("plain fact");
        Assert.Equal(4, 2 + 2);
    }
}
