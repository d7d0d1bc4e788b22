using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class TextColumnTests
{
    private readonly TextColumn column = new();

    [Fact]
    public void Each_slot_has_the_text_that_was_set_last()
    {
        string?[] texts = [null, "a/1", "b/1", null, "a/1"];
        for (var slot = 0; slot < texts.Length; slot++)
            column.Set(slot, texts[slot]);
        column.Set(1, "c/1");
        column.Set(2, null);

        Assert.Equal([null, "c/1", null, null, "a/1"], Enumerable.Range(0, 5).Select(slot => column[slot]));
    }

    [Fact]
    public void Slots_set_in_any_order_keep_theirs()
    {
        column.Set(9_000, "a/1");
        column.Set(3, "b/1");
        column.Set(5_000, "a/1");

        Assert.Equal(["b/1", "a/1", "a/1"], new[] { 3, 5_000, 9_000 }.Select(slot => column[slot]));
    }
}
