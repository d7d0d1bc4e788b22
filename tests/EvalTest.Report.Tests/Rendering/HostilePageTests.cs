using EvalTest.Core.Tests.Reporting;
using EvalTest.Reporting;

namespace EvalTest.Report.Tests.Rendering;

public sealed class HostilePageTests(HostilePageTests.World world) : IClassFixture<HostilePageTests.World>
{
    [Fact]
    public void What_a_model_says_changes_no_element_and_no_attribute_of_the_page() => Assert.Equal(Page.Skeleton(world.Harmless), Page.Skeleton(world.Hostile));

    [Fact]
    public void Each_text_is_there_as_it_was()
    {
        var shown = Page.Text(world.Hostile).ReplaceLineEndings("\n");

        Assert.All(Texts.Hostile, t => Assert.Contains(Printable.Block(RecordedWorld.Encodable(t), 3_000).Trim('\n').TrimEnd('…'), shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_could_hide_or_turn_text_is_left() =>
        Assert.DoesNotMatch("[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", world.Hostile);

    public sealed class World : IAsyncLifetime
    {
        public string Hostile { get; private set; } = "";

        public string Harmless { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            (Hostile, Harmless) = (await PageOfAsync(Texts.Hostile), await PageOfAsync(Texts.Harmless));
            await Page.KeepAsync("hostile", Hostile);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<string> PageOfAsync(IReadOnlyList<string> texts)
        {
            using var world = await new RecordedWorld().WithTextsAsync(texts);
            return await Page.OfAsync(world.Open());
        }
    }
}
