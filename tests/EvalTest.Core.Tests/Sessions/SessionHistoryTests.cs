using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SessionHistoryTests
{
    private readonly SessionHistory history = new(namedInFull: 1);

    private void Add(string session, long last, params (string Session, long Last)[] named) =>
        history.Add(session, last, history.Follow(named.ToDictionary(n => n.Session, n => n.Last)));

    [Fact]
    public void Of_many_only_those_are_named_from_which_the_rest_follows()
    {
        Add("a", 2);
        Add("b", 1, ("a", 2));
        Add("c", 1, ("b", 1));
        Add("d", 2, ("a", 1));

        Assert.Equal(["c 1", "d 2"], history.Name().Select(n => $"{n.Key} {n.Value}").Order());
    }

    [Fact]
    public void One_that_grew_after_it_was_seen_is_named_again()
    {
        Add("a", 2);
        Add("b", 1, ("a", 1));

        Assert.Equal(["a 2", "b 1"], history.Name().Select(n => $"{n.Key} {n.Value}").Order());
    }
}
