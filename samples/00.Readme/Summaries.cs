namespace Readme.Summaries;

#region README: rows from a file
public record Article(string Id, string Text, string[] MustMention);

public class SummaryEvals
{
    public static IAsyncEnumerable<Article> Articles() => Dataset.JsonLines<Article>("data/articles.jsonl");

    [EvalForEach(nameof(Articles), Concurrency = 32, Timeout = 30_000)]
    [Gate("coverage", AtLeast = 0.8)]
    [Gate("length", AtMost = 60)]
    public async Task<IEnumerable<Score>> Mentions_what_matters(Article article, EvalContext eval, CancellationToken cancel)
    {
        if (article.Text.Length == 0)
            eval.Skip("there is nothing to summarise");

        var summary = await Summariser.SummariseAsync(article.Text, cancel);
        eval.Record("summary", summary);
        eval.Usage(inputTokens: article.Text.Length / 4, outputTokens: summary.Length / 4);
        var mentioned = article.MustMention.Count(summary.Contains);
        return
        [
            Score.Measure("coverage", (double)mentioned / article.MustMention.Length),
            Score.Measure("length", summary.Length),
        ];
    }
}
#endregion

public class ArticleEvals
{
    #region README: rows from the file beside the eval
    [EvalForEach, JsonLines("data/articles.jsonl")]
    public bool Is_short_enough(string text) => text.Length < 4_000;

    [EvalForEach, Csv("data/reviews.csv", Delimiter = ';')]
    public bool Praise_has_stars(string review, int? stars) => !review.Contains("great") || stars >= 4;
    #endregion
}

/// <summary>The first sentence.</summary>
public static class Summariser
{
    public static Task<string> SummariseAsync(string text, CancellationToken cancel) =>
        cancel.IsCancellationRequested ? Task.FromCanceled<string>(cancel) : Task.FromResult(text.Split('.')[0]);
}
