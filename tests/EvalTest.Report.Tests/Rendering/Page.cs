using System.Net;
using System.Text.RegularExpressions;
using EvalTest.Report.Building;
using EvalTest.Report.Rendering;
using EvalTest.Report.Views;
using EvalTest.Stores;

namespace EvalTest.Report.Tests.Rendering;

/// <summary>Renders pages, and takes them apart.</summary>
internal static partial class Page
{
    public static async Task<string> OfAsync(RecordedExperiment experiment, ReportLimits? limits = null)
    {
        using (experiment)
            return await OfAsync(ReportViews.Of(experiment, limits));
    }

    public static async Task<string> OfAsync(ReportView view)
    {
        using var html = new StringWriter();
        await HtmlReport.WriteAsync(view, html);
        return html.ToString();
    }

    /// <summary>Keeps a page to be looked at, in the folder that <c>EVALTEST_PAGES</c> names.</summary>
    public static async Task KeepAsync(string name, string html)
    {
        if (Environment.GetEnvironmentVariable("EVALTEST_PAGES") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.html"), html);
    }

    /// <summary>Its tags with the names of their attributes, in order: what no text may change.</summary>
    public static IReadOnlyList<string> Skeleton(string html) =>
        [.. Tag().Matches(Style().Replace(html, "")).Select(m => AttributeValue().Replace(m.Value, "=\"\""))];

    /// <summary>What a reader reads, a line for each element.</summary>
    public static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(Style().Replace(html, ""), "\n"));

    // A value in quotes holds none, and a text no angle bracket, or else these do not fit together.
    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("=\"[^\"]*\"")]
    private static partial Regex AttributeValue();

    [GeneratedRegex("(?<=<style>).*?(?=</style>)", RegexOptions.Singleline)]
    private static partial Regex Style();
}
