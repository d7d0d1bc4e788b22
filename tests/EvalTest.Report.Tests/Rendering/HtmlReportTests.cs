using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EvalTest.Report.Views;
using EvalTest.TestKit;

namespace EvalTest.Report.Tests.Rendering;

public sealed partial class HtmlReportTests
{
    [Fact]
    public async Task The_page_is_the_approved_one() => ApprovedText.Matches(Hash().Replace(Style().Replace(await Page.OfAsync(Specimen.View), "…"), "sha256-…"), "page");

    [Fact]
    public async Task Its_policy_takes_its_own_style_and_nothing_else()
    {
        var html = await Page.OfAsync(Specimen.View);
        await Page.KeepAsync("specimen", html);

        var style = Style().Match(html).Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refers_to_nothing_outside_itself()
    {
        var html = await Page.OfAsync(Specimen.View);

        Assert.All(Regex.Matches(html, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value), link => Assert.Contains($"id=\"{link[1..]}\"", html, StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe| src=| style=| on[a-z]+=|url\\(|@import|https?:", html);
    }

    [Fact]
    public async Task Other_scripts_than_latin_take_no_more_room_than_they_need() =>
        Assert.Contains("日本語 ελληνικά 😀", await Page.OfAsync(Specimen.View with { Title = "日本語 ελληνικά 😀" }), StringComparison.Ordinal);

    [Fact]
    public async Task An_experiment_without_evals_is_a_page_too() =>
        Assert.Contains("Nothing is recorded yet.", await Page.OfAsync(new ReportView("empty", "nothing recorded", Tone.Plain, [], [])), StringComparison.Ordinal);

    [GeneratedRegex("sha256-.*?(?=&#x27;;)")]
    private static partial Regex Hash();

    [GeneratedRegex("(?<=<style>).*?(?=</style>)", RegexOptions.Singleline)]
    private static partial Regex Style();
}
