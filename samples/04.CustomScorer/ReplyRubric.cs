namespace CustomScorer;

/// <summary>
/// A scorer is a method that gives scores. This one judges a reply by four rules; a verdict is a score that passed or failed, a measurement is
/// one that did neither, and each says why for whoever reads it.
/// </summary>
public static class ReplyRubric
{
    private static readonly string[] promises = ["guarantee", "promise", "definitely"];

    public static IEnumerable<Score> Judge(string reply, string? order)
    {
        // A reply that cannot be judged is an error, which is tried again and reported. It is not a zero: nobody knows what it would have been worth.
        if (reply.Length == 0)
            throw new ArgumentException("There is no reply to judge.", nameof(reply));

        if (order is not null)
            yield return Score.Contains(reply, order, name: "names the order");

        var promised = promises.Where(p => reply.Contains(p, StringComparison.OrdinalIgnoreCase)).ToArray();
        yield return promised is [] ? Score.Pass("promises nothing") : Score.Fail($"it says \"{string.Join("\", \"", promised)}\"", "promises nothing");

        var words = reply.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        yield return Score.Measure("words", words);
        yield return Score.Measure("brevity", Math.Clamp(1 - ((words - 10) / 20.0), 0, 1), $"{words} words, of which 10 are enough");
    }
}
