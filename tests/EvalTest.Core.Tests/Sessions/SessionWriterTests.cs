using EvalTest.Core.Tests.Storage;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SessionWriterTests : IDisposable
{
    /// <summary>No such kind exists: composing its line throws, as a write that the operating system refuses does.</summary>
    private const LineKind Unwritable = (LineKind)99;

    private readonly SessionFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task After_a_failed_write_nothing_more_is_acknowledged()
    {
        await using var writer = await CreateAsync();
        var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new Told
        {
            OnAcknowledge = () =>
            {
                entered.SetResult();
                gate.Wait();
            },
        };
        var second = new Told();
        await WriteAsync(writer, first);
        await entered.Task;
        await WriteAsync(writer, second);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(writer, new Told(), Unwritable));
        gate.Set();

        Assert.Same(fault, await second.Failed);
        Assert.Equal(0, second.Acknowledged);
    }

    [Fact]
    public async Task The_fault_that_is_told_is_the_first_one()
    {
        await using var writer = await CreateAsync();
        var cause = new InvalidOperationException("the disk");
        var late = default(Task);
        var first = new Told { OnAcknowledge = () => throw cause };
        first.OnFail = () => late = WriteAsync(writer, new Told());
        var faults = new List<Exception>();
        writer.Faulted += faults.Add;

        await WriteAsync(writer, first);
        await first.Failed;

        Assert.Same(cause, await Assert.ThrowsAsync<InvalidOperationException>(() => late!));
        Assert.Same(cause, await Assert.ThrowsAsync<InvalidOperationException>(writer.FlushAsync));
        await writer.DisposeAsync();
        Assert.Equal([cause], faults);
    }

    [Fact]
    public async Task What_was_written_while_the_last_sync_was_under_way_is_not_called_durable()
    {
        var disk = new SimulatedDisk();
        using var folder = disk.Create("/machine/x");
        await using var writer = await SessionWriter.CreateAsync(folder, Header, Durability.Sync, window: 1000);
        using var syncing = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        disk.BeforeChange = call =>
        {
            if (call != DiskCall.Sync || syncing.IsSet)
                return;
            syncing.Set();
            written.Wait();
            disk.Faults.Plan(new PlannedFault(1, DiskError.Device) { Call = DiskCall.Sync });
        };
        var (first, second) = (new Told(), new Told());
        await WriteAsync(writer, first);
        syncing.Wait(TestContext.Current.CancellationToken);
        await WriteAsync(writer, second);
        written.Set();

        var fault = await second.Failed;

        Assert.Equal((1, 0), (first.Acknowledged, second.Acknowledged));
        Assert.Contains(" Durable up to first (line 2). ", fault.Message.Replace(first.ToString()!, "first", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flush_that_waits_behind_a_fault_fails()
    {
        await using var writer = await CreateAsync();
        var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new Told
        {
            OnAcknowledge = () =>
            {
                entered.SetResult();
                gate.Wait();
                throw new InvalidOperationException("the disk");
            },
        };
        await WriteAsync(writer, first);
        await entered.Task;

        var flush = writer.FlushAsync();
        gate.Set();

        await Assert.ThrowsAsync<InvalidOperationException>(() => flush);
    }

    [Fact]
    public async Task With_os_durability_a_line_never_waits_for_a_sync()
    {
        await using var writer = await CreateAsync(Durability.Os, window: 2);
        var lines = Enumerable.Range(0, 10).Select(_ => new PendingLine { Kind = LineKind.Sample }).ToList();

        var written = lines.ConvertAll(l => SendAsync(writer, l, new Told()));

        Assert.All(written, w => Assert.True(w.IsCompletedSuccessfully));
        lines.ForEach(l => l.Dispose());
    }

    [Fact]
    public async Task Lines_are_acknowledged_in_the_order_of_the_file_with_their_places()
    {
        await using var writer = await CreateAsync(window: 3);
        var told = new List<(long Sequence, long Offset)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                await WriteAsync(writer, new Told { OnPlace = (s, o) => told.Add((s, o)) });
        })));
        await writer.FlushAsync();

        var offsets = Offsets(await File.ReadAllBytesAsync(writer.Path, TestContext.Current.CancellationToken));
        Assert.Equal(Enumerable.Range(1, 1600).Select(n => ((long)n, offsets[n])), told);
    }

    [Fact]
    public async Task A_line_that_comes_after_the_end_is_refused()
    {
        await using var writer = await CreateAsync();
        var late = new Told();

        await writer.EndAsync(sha =>
        {
            var refused = WriteAsync(writer, late);
            Assert.True(refused.IsFaulted);
            return new EndRecord("finished", null, [], sha);
        });

        Assert.Equal(0, late.Acknowledged);
        Assert.Equal(2, (await File.ReadAllLinesAsync(writer.Path, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_file_that_was_deleted_under_the_writer_is_a_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file cannot be deleted there");
        await using var writer = await CreateAsync();
        await WriteAsync(writer, new Told());
        File.Delete(writer.Path);

        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(writer.FlushAsync);

        Assert.StartsWith($"Syncing {writer.Path} failed: it is no longer there: ", fault.Message, StringComparison.Ordinal);
        Assert.Same(fault, writer.Fault);
    }

    [Fact]
    public async Task A_flush_after_disposal_fails_and_does_not_hang()
    {
        var writer = await CreateAsync();
        await writer.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(writer.FlushAsync);
    }

    [Fact]
    public async Task A_line_after_disposal_is_refused_and_is_no_fault_of_the_file()
    {
        var writer = await CreateAsync();
        var faults = 0;
        writer.Faulted += _ => faults++;
        await writer.DisposeAsync();
        var late = new Told();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(writer, late));

        Assert.Equal((0, 0, null), (faults, late.Acknowledged, writer.Fault));
    }

    [Fact]
    public async Task Lines_that_wait_for_room_are_written_by_disposal()
    {
        var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = await CreateAsync(window: 1);
        await WriteAsync(writer, new Told
        {
            OnAcknowledge = () =>
            {
                entered.SetResult();
                gate.Wait();
            },
        });
        await entered.Task;
        var waiting = new Told();
        var written = WriteAsync(writer, waiting);

        var disposed = writer.DisposeAsync();
        gate.Set();
        await disposed;
        await written;

        Assert.Equal(1, waiting.Acknowledged);
    }

    private static HeaderRecord Header => new() { Session = Id('a'), Experiment = "x", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = Seen() };

    private Task<SessionWriter> CreateAsync(Durability durability = Durability.Sync, int window = 1000) =>
        SessionWriter.CreateAsync(
            Disks.Local.Create(files.Folder),
            Header,
            durability,
            window);

    private static async Task WriteAsync(SessionWriter writer, IDurable durable, LineKind kind = LineKind.Sample)
    {
        using var line = new PendingLine { Kind = kind };
        await SendAsync(writer, line, durable);
    }

    private static ValueTask SendAsync(SessionWriter writer, PendingLine line, IDurable durable)
    {
        line.Body = line.Encoder.Encode(Sample("p"));
        line.Durable = durable;
        return writer.WriteAsync(line);
    }

    private static List<long> Offsets(byte[] file)
    {
        var offsets = new List<long> { 0 };
        foreach (var (i, b) in file.Index())
        {
            if (b == '\n')
                offsets.Add(i + 1);
        }

        return offsets;
    }

    private sealed class Told : IDurable
    {
        private readonly TaskCompletionSource<Exception> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action? OnAcknowledge { get; init; }

        public Action<long, long>? OnPlace { get; init; }

        public Action? OnFail { get; set; }

        public int Acknowledged { get; private set; }

        public Task<Exception> Failed => failed.Task;

        public void Acknowledge(long sequence, long offset)
        {
            Acknowledged++;
            OnPlace?.Invoke(sequence, offset);
            OnAcknowledge?.Invoke();
        }

        public void Fail(Exception fault)
        {
            OnFail?.Invoke();
            failed.TrySetResult(fault);
        }
    }
}
