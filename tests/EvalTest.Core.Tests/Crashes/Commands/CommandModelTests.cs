using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace EvalTest.Core.Tests.Crashes.Commands;

public sealed class CommandModelTests : IDisposable
{
    private const int Length = 20;
    private const string StoryVariable = "EVALTEST_STORY";

    // Thousands of small runs: the memory's file system, where there is one, makes the same calls in less time.
    private readonly string scratch = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"evaltest-{Guid.NewGuid():N}")).FullName;

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    /// <summary>10,000 commands, at night 100,000. The variable EVALTEST_STORY replays what a failure printed.</summary>
    [Fact]
    public async Task Whatever_is_done_to_an_experiment_it_holds_what_the_model_holds()
    {
        var stories = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 2_500 : 250;
        var seed = Environment.GetEnvironmentVariable(StoryVariable) is { } given ? ulong.Parse(given, CultureInfo.InvariantCulture) : (ulong)Random.Shared.Next();

        await Parallel.ForAsync(0, 2, TestContext.Current.CancellationToken, (lane, _) =>
        {
            Check(seed + (ulong)lane, stories);
            return ValueTask.CompletedTask;
        });
    }

    private void Check(ulong seed, int stories)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(stories).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, 1), FSharpOption<int>.None)));
        try
        {
            Prop.ForAll(CommandGenerator.Stories(Length), Holds).Check(config);
        }
        catch (Exception e)
        {
            Assert.Fail($"{StoryVariable}={seed} replays it. {e.Message}");
        }
    }

    private void Holds(Story story)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, Guid.NewGuid().ToString("N"))).FullName;
        var world = new World(folder);
        foreach (var command in story.Commands)
            world.DoAsync(command).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }
}
