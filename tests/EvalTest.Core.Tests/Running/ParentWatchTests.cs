namespace EvalTest.Running;

public sealed class ParentWatchTests
{
    private readonly ManualClock clock = new();
    private readonly List<string> reasons = [];
    private int parent = 4711;

    [Fact]
    public async Task A_parent_that_lives_stops_nothing()
    {
        await using var watch = Watch("dotnet");

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty(reasons);
    }

    [Fact]
    public async Task A_parent_that_is_gone_stops_the_run_once_within_200_milliseconds()
    {
        await using var watch = Watch("dotnet");

        parent = 1;
        clock.Advance(TimeSpan.FromMilliseconds(200));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["its parent process (dotnet, pid 4711) is gone"], reasons);
    }

    [Fact]
    public async Task A_parent_without_a_name_is_watched_all_the_same()
    {
        await using var watch = Watch(null);

        parent = 900;
        clock.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(["its parent process (unknown, pid 4711) is gone"], reasons);
    }

    [Fact]
    public async Task After_its_end_nothing_is_watched()
    {
        await Watch("dotnet").DisposeAsync();

        parent = 1;
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(reasons);
    }

    private ParentWatch Watch(string? name) => new(new ParentProcess(4711, name), () => parent, reasons.Add, clock);
}
