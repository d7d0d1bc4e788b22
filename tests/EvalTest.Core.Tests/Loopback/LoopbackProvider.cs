using System.Net;
using System.Net.Sockets;

namespace EvalTest.Core.Tests.Loopback;

/// <summary>A provider of models on a free port of 127.0.0.1, over real HTTP: <c>/v1/chat/completions</c> as OpenAI's clients call it.</summary>
internal sealed class LoopbackProvider : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly ProviderGate gate;
    private readonly TimeProvider clock;
    private readonly Task accepting;

    public LoopbackProvider(ProviderTraits traits, TimeProvider clock)
    {
        this.clock = clock;
        gate = new ProviderGate(traits, clock);
        listener.Start(backlog: 1024);
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");
        accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<ProviderCall> Calls => gate.Calls;

    public int MostInFlight => gate.MostInFlight;

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        await accepting;
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptSocketAsync(over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var http = new HttpConnection(stream);
        try
        {
            while (await http.ReadRequestAsync(over.Token) is { } body)
                await AnswerAsync(http, body);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The caller has gone, or the test is over.
        }
    }

    private async Task AnswerAsync(HttpConnection http, string body)
    {
        var call = gate.Enter(ChatMessages.SampleOf(body));
        try
        {
            if (call.Kind == CallKind.Hung)
                await http.WaitForCallerToLeaveAsync(over.Token);
            else if (call.Takes > TimeSpan.Zero)
                await Task.Delay(call.Takes, clock, over.Token);
        }
        finally
        {
            gate.Leave();
        }

        var status = call.Kind switch { CallKind.Answered => "200 OK", CallKind.Broken => "500 Internal Server Error", _ => "429 Too Many Requests" };
        await http.RespondAsync(status, call.RetryAfter, call.Kind == CallKind.Answered ? ChatMessages.Answer(call.Sample) : ChatMessages.Error(status), over.Token);
    }
}
