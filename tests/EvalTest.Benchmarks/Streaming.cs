namespace EvalTest.Benchmarks;

/// <summary>An eval of the rows of the file that <c>BENCH_FILE</c> names; run by build/stream.sh.</summary>
public class Streaming
{
    public sealed record Article(int Number, string Text);

    public static IAsyncEnumerable<Article> Articles() =>
        Environment.GetEnvironmentVariable("BENCH_FILE") is not { } file ? AsyncEnumerable.Empty<Article>()
        : file.Contains(".csv", StringComparison.Ordinal) ? Dataset.Csv<Article>(file)
        : file.Contains(".jsonl", StringComparison.Ordinal) ? Dataset.JsonLines<Article>(file)
        : Dataset.Json<Article>(file);

    [EvalForEach(nameof(Articles))]
    public bool Is_read(Article article) => article.Text.Length > 0;
}
