using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using EvalTest.TestKit;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Errors;

/// <summary>
/// What somebody reads who wrote an eval, a dataset or a gate wrong: each mistake made once, run as it would be, and its whole failure approved.
/// The mistakes are the nested classes of the <c>Wrong…</c> classes beside this one.
/// </summary>
public sealed partial class ErrorTextTests : IDisposable
{
    private const int Fewest = 40;

    private static readonly Type[] chapters = [typeof(WrongMethods), typeof(WrongSources), typeof(WrongRows), typeof(WrongScores), typeof(WrongParts), typeof(WrongFiles)];

    private readonly EvalFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        if (Directory.Exists(WrongFiles.Folder))
            Directory.Delete(WrongFiles.Folder, recursive: true);
    }

    [Theory]
    [InlineData(typeof(WrongMethods))]
    [InlineData(typeof(WrongSources))]
    [InlineData(typeof(WrongRows))]
    [InlineData(typeof(WrongScores))]
    [InlineData(typeof(WrongParts))]
    [InlineData(typeof(WrongFiles))]
    public async Task Every_mistake_is_met_by_what_to_write_instead(Type chapter)
    {
        var text = new StringBuilder();
        foreach (var mistake in Mistakes(chapter))
            text.Append($"## {mistake.Name.Replace('_', ' ')}\n\n{await FailureAsync(mistake)}\n\n");

        ApprovedText.Matches(text.ToString(), chapter.Name);
    }

    [Fact]
    public void There_are_at_least_forty_mistakes() => Assert.InRange(chapters.Sum(c => Mistakes(c).Count()), Fewest, int.MaxValue);

    private static IEnumerable<Type> Mistakes(Type chapter) =>
        chapter.GetNestedTypes().Where(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))).OrderBy(t => t.MetadataToken);

    private async Task<string> FailureAsync(Type mistake)
    {
        var story = await folder.RunAsync(mistake);
        var failures = story.Failures.OrderBy(f => f.Key.Contains('[', StringComparison.Ordinal)).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Join("\n", f.Value.Messages)).ToList();
        Assert.True(failures.Count > 0, $"{mistake.Name} did not fail:\n{string.Join("\n", story.Lines)}");
        // The eval's own failure names its samples, shortened; the first of them says all.
        return Steady(failures[0].Split("failing samples\n") is [var own, _] ? $"{own}{failures[1]}" : failures[0]);
    }

    // Places on this machine, where a line is cut that holds one, and the frames of whatever the mistake itself threw.
    private static string Steady(string message) => CutLine().Replace(WithoutPlaces(message), "$1…");

    private static string WithoutPlaces(string message) => TemporaryFile().Replace(Frames().Replace(message.Replace(AppContext.BaseDirectory.TrimEnd('/'), "…", StringComparison.Ordinal), ""), "…/$1").TrimEnd();

    [GeneratedRegex(@"^(.{110}).*…$", RegexOptions.Multiline)]
    private static partial Regex CutLine();

    [GeneratedRegex(@"^ *at .*\n?", RegexOptions.Multiline)]
    private static partial Regex Frames();

    [GeneratedRegex(@"/\S*/evaltest-[A-Za-z0-9]+/(\S+)")]
    private static partial Regex TemporaryFile();
}
