using System.ClientModel;
using System.ClientModel.Primitives;
using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using OpenAI;
using OpenAI.Chat;

namespace EvalTest.Core.Tests.Loopback;

/// <summary>An eval on the real engine that asks a simulated provider by way of OpenAI's own client, whose own retries are off.</summary>
internal sealed record ProviderRun(EvalOutcome Outcome, IReadOnlyList<ProviderCall> Calls, int Samples, int MostInFlight)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    public int Count(params CallKind[] kinds) => Calls.Count(c => kinds.Contains(c.Kind));

    /// <summary>Failures that the provider had in store whatever the engine did.</summary>
    public int Injected => Count(CallKind.Burst, CallKind.Broken, CallKind.Hung);

    /// <summary>Answers a second, from the first call to when so large a part of the samples was answered.</summary>
    public double Throughput(double from, double to)
    {
        var answered = Calls.Where(c => c.Kind == CallKind.Answered).Select(c => c.At + c.Takes).Order().ToList();
        var (first, last) = ((int)(from * (answered.Count - 1)), (int)(to * (answered.Count - 1)));
        return (last - first) / (answered[last] - (first == 0 ? TimeSpan.Zero : answered[first])).TotalSeconds;
    }

    public override string ToString() =>
        $"{Outcome.Summary.Completed} of {Samples} samples in {Calls.Count} calls, at most {MostInFlight} at once, settled at {Outcome.Summary.Provider?.Limit} after {Outcome.Summary.Provider?.Cuts} cuts; "
        + string.Join(", ", Enum.GetValues<CallKind>().Select(k => $"{k} {Count(k)}"))
        + $"; {Throughput(0, 1):F2}/s in all, {Throughput(0, 0.95):F2}/s to 95 %, {Throughput(0.2, 0.9):F2}/s from 20 % to 90 %; last call at {Calls[^1].At.TotalSeconds:F0} s";

    public static async Task<ProviderRun> RunAsync(ProviderTraits traits, int samples, double speed, Func<RunOptions, RunOptions> with)
    {
        var clock = new FastClock(speed);
        using var engine = new Engine();
        await using var provider = new LoopbackProvider(traits, clock);
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), clock);
        var options = with(engine.Options with { Timeout = patience, Retries = 9 });
        await using var run = await ExperimentRun.OpenAsync(new RunSetup(options, "Tests", "net10.0", null, clock, null, stop), TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new ChatClient("simulated", new ApiKeyCredential("none"), new OpenAIClientOptions
        {
            Endpoint = provider.Endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
        });

        var rows = Engine.Stream(Enumerable.Range(0, samples).Select(i => new Row($"s{i}")));
        var outcome = await run.RunEvalAsync(Engine.Eval() with { Concurrency = null }, rows, async (context, cancel) =>
        {
            var answer = await client.CompleteChatAsync([new UserChatMessage(context.SampleId)], cancellationToken: cancel);
            return answer.Value.Content[0].Text == context.SampleId;
        });
        return new ProviderRun(outcome, provider.Calls, samples, provider.MostInFlight);
    }

    private sealed record Row(string Id);
}
