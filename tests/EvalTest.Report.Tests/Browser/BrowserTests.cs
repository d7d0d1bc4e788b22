using EvalTest.Report.Tests.Rendering;

namespace EvalTest.Report.Tests.Browser;

public sealed class BrowserTests(HostilePageTests.World world) : IClassFixture<HostilePageTests.World>
{
    [Fact]
    public async Task A_browser_finds_the_same_elements_in_the_page_of_hostile_texts_and_has_nothing_to_complain_of()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no chromium on this machine: apt-get install chromium.");

        var (hostile, complaints) = await Chromium.OpenAsync(world.Hostile, TestContext.Current.CancellationToken);
        var (harmless, _) = await Chromium.OpenAsync(world.Harmless, TestContext.Current.CancellationToken);

        Assert.Equal(Page.Skeleton(harmless), Page.Skeleton(hostile));
        Assert.InRange(Page.Skeleton(hostile).Count, 1_000, 100_000);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_browser_complains_of_a_planted_script()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no chromium on this machine: apt-get install chromium.");

        var planted = (await Page.OfAsync(Specimen.View)).Replace("<main>", "<main><script>document.title = 'ran'</script>", StringComparison.Ordinal);
        var (dom, complaints) = await Chromium.OpenAsync(planted, TestContext.Current.CancellationToken);

        Assert.NotEmpty(complaints);
        Assert.DoesNotContain("<title>ran</title>", dom, StringComparison.Ordinal);
    }
}
