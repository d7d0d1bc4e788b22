using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace EvalTest.TestKit;

/// <summary>
/// Speaks to a test program as a Test Explorer does: over the server protocol of Microsoft.Testing.Platform, on a loopback port to which
/// the program connects. One instance is one process of the program.
/// </summary>
public sealed class IdeClient : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int RequestCancelled = -32800;

    private readonly ConcurrentDictionary<int, (IdeRequest Request, TaskCompletionSource<JsonElement> Reply)> requests = [];
    private readonly ConcurrentDictionary<string, IdeRequest> runs = [];
    private readonly ConcurrentQueue<string> asked = [];
    private readonly ChildProcess process;
    private readonly TcpClient connection;
    private readonly RpcStream rpc;
    private readonly Task reading;
    private int lastId;

    private IdeClient(ChildProcess process, TcpClient connection)
    {
        this.process = process;
        this.connection = connection;
        rpc = new RpcStream(connection.GetStream());
        reading = ReadAsync();
    }

    /// <summary>The test program.</summary>
    public ChildProcess Process => process;

    /// <summary>What the program said of itself.</summary>
    public JsonElement Server { get; private set; }

    /// <summary>The methods the program asked of the IDE, in order: as in <c>client/attachDebugger</c>.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>Starts the program and shakes hands.</summary>
    /// <param name="options">The program; its arguments come before those of the protocol.</param>
    /// <param name="debugs">Whether this IDE says that it can debug.</param>
    public static async Task<IdeClient> StartAsync(ChildProcessOptions options, bool debugs = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var process = ChildProcess.Start(options with { Arguments = [.. options.Arguments, "--server", "--client-host", "127.0.0.1", "--client-port", port] });
        try
        {
            var connecting = listener.AcceptTcpClientAsync();
            await process.UntilAsync(() => connecting.IsCompleted, "it connected", Patience);
            var client = new IdeClient(process, await connecting);
            var capabilities = new { testing = new { debuggerProvider = debugs } };
            var (_, reply) = await client.SendAsync("initialize", new { processId = Environment.ProcessId, clientInfo = new { name = "EvalTest.TestKit", version = "1" }, capabilities });
            client.Server = await reply.WaitAsync(Patience);
            return client;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>All tests of the program.</summary>
    public async Task<IReadOnlyList<TestNode>> DiscoverAsync()
    {
        var discovery = await BeginAsync("testing/discoverTests", null);
        return (await discovery.EndAsync(Patience)).Told;
    }

    /// <summary>Begins to run tests; all if none is named.</summary>
    public Task<IdeRequest> BeginRunAsync(params IReadOnlyList<TestNode> tests) =>
        BeginAsync("testing/runTests", tests is [] ? null : tests.Select(t => new Dictionary<string, string> { ["uid"] = t.Uid, ["display-name"] = t.Name }));

    /// <summary>Runs tests to their end; all if none is named.</summary>
    public async Task<IdeRequest> RunAsync(params IReadOnlyList<TestNode> tests) => await (await BeginRunAsync(tests)).EndAsync(Patience);

    /// <summary>Asks that a request be cancelled. It ends when the program has answered it.</summary>
    public Task CancelAsync(IdeRequest request) =>
        rpc.SendAsync(new Dictionary<string, object> { ["jsonrpc"] = "2.0", ["method"] = "$/cancelRequest", ["params"] = new { id = request.Id } });

    /// <summary>Says good-bye and waits for the end of the process.</summary>
    public async Task<ProcessResult> ExitAsync()
    {
        await rpc.SendAsync(new Dictionary<string, object> { ["jsonrpc"] = "2.0", ["method"] = "exit", ["params"] = new { } });
        return await process.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        connection.Dispose();
        await reading;
        rpc.Dispose();
    }

    private async Task<IdeRequest> BeginAsync(string method, object? tests)
    {
        var run = Guid.NewGuid().ToString();
        var arguments = new Dictionary<string, object> { ["runId"] = run };
        if (tests is not null)
            arguments["tests"] = tests;
        var (request, _) = await SendAsync(method, arguments, run);
        return request;
    }

    private async Task<(IdeRequest Request, Task<JsonElement> Reply)> SendAsync(string method, object arguments, string? run = null)
    {
        var id = Interlocked.Increment(ref lastId);
        var request = new IdeRequest(id);
        var reply = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests[id] = (request, reply);
        if (run is not null)
            runs[run] = request;
        await rpc.SendAsync(new Dictionary<string, object> { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = arguments });
        return (request, reply.Task);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await rpc.ReadAsync() is { } message)
                Take(message);
            EndAll(new ChildProcessException($"The test program closed the connection.\n{process.Output}{process.Error}"));
        }
        // A killed program resets the connection; a message that is none is a fault of the program. Whoever waits is told.
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            EndAll(e);
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("method", out var method))
            TakeReply(message);
        else if (message.TryGetProperty("id", out _))
            asked.Enqueue(method.GetString()!);
        else if (method.GetString() == "testing/testUpdates/tests")
            TakeUpdates(message.GetProperty("params"));
    }

    private void TakeReply(JsonElement message)
    {
        var (request, reply) = requests[message.GetProperty("id").GetInt32()];
        if (message.TryGetProperty("result", out var result))
        {
            reply.TrySetResult(result.Clone());
            request.End(isCancelled: false);
        }
        else if (message.GetProperty("error").GetProperty("code").GetInt32() == RequestCancelled)
        {
            request.End(isCancelled: true);
        }
        else
        {
            request.Fail(new ChildProcessException($"The test program answered: {message}"));
        }
    }

    private void TakeUpdates(JsonElement arguments)
    {
        // No changes: the last message of a request.
        if (arguments.GetProperty("changes") is not { ValueKind: JsonValueKind.Array } changes)
            return;

        var request = runs[arguments.GetProperty("runId").GetString()!];
        foreach (var change in changes.EnumerateArray())
            request.Add(TestNode.From(change.GetProperty("node")));
    }

    private void EndAll(Exception why)
    {
        foreach (var (request, reply) in requests.Values)
        {
            reply.TrySetException(why);
            request.Fail(why);
        }
    }
}
