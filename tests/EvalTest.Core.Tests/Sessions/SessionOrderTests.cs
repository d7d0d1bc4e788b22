using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SessionOrderTests
{
    [Fact]
    public void A_session_comes_after_all_that_it_had_seen_and_otherwise_by_its_id() =>
        Assert.Equal("b d a c e", Order(("a", "d"), ("b", ""), ("c", "b a"), ("d", "b gone"), ("e", "")));

    [Fact]
    public void A_forged_circle_is_broken_at_its_smallest_id() =>
        Assert.Equal("x a c b", Order(("a", "b"), ("b", "c x"), ("c", "a"), ("x", "")));

    [Fact]
    public void The_order_is_that_of_the_rule_taken_by_its_word()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var headers = Enumerable.Range(0, random.Next(1, 9))
                .Select(i => Header($"{(char)('a' + i)}", [.. Enumerable.Range(0, 9).Where(_ => random.Next(4) == 0).Select(o => $"{(char)('a' + o)}")]))
                .ToList();

            Assert.Equal(ByTheWord(headers), SessionOrder.Sort(headers, h => h).Select(h => h.Session));
        }
    }

    private static IEnumerable<string> ByTheWord(IEnumerable<HeaderRecord> headers)
    {
        var waiting = headers.OrderBy(h => h.Session, StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(h => !waiting.Exists(o => o != h && h.Seen.ContainsKey(o.Session))) ?? waiting[0];
            waiting.Remove(next);
            yield return next.Session;
        }
    }

    private static string Order(params (string Session, string Seen)[] sessions) =>
        string.Join(' ', SessionOrder.Sort(sessions.Select(s => Header(s.Session, s.Seen.Split(' ', StringSplitOptions.RemoveEmptyEntries))), h => h).Select(h => h.Session));

    private static HeaderRecord Header(string session, string[] seen) => new()
    {
        Session = session,
        Experiment = "x",
        Assembly = "Tests",
        Started = DateTimeOffset.UnixEpoch,
        Seen = seen.ToDictionary(s => s, _ => 1L),
    };
}
