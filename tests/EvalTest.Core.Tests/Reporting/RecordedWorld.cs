using System.Text;
using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Reporting;
using EvalTest.Running;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Reporting;

/// <summary>An experiment on disk, run by the real engine, to make reports of.</summary>
internal sealed class RecordedWorld : IDisposable
{
    private readonly Engine engine = new();

    public RecordedExperiment Open() => RecordedExperiment.Open(Disks.Local, engine.Folder, "x")!;

    /// <summary>One eval with everything: good and bad verdicts, an error, a skipped sample, usage, values, what is expected, a gate that fails.</summary>
    public async Task<RecordedWorld> WithEverythingAsync()
    {
        var eval = Engine.Eval("Shop.Answers.Right") with { Gates = [new Gate("right", 0.9, null, 0.5)], Concurrency = 1 };
        await engine.RunAsync(Enumerable.Range(0, 6).Select(i => (object?)new Row($"p{i}", i, $"e{i}")), Body, eval: eval);
        return this;
    }

    /// <summary>Samples that all failed, each with one text at every place that a text may have.</summary>
    public async Task<RecordedWorld> WithTextsAsync(IReadOnlyList<string> texts)
    {
        object? Fail(EvalContext context)
        {
            var text = texts[context.Index];
            context.Record(Gate.Latency, 1);
            context.Record("output", Encodable(text));
            context.Record($"value {Head(text)}", Encodable(text));
            if (context.Index % 2 == 0)
                throw new InvalidOperationException(text);
            return new EvalResult(new Score("right", 0, false, text), new Score($"s {context.Index % 5} {Head(text)}", 0.5));
        }

        await engine.RunAsync(texts.Select((t, i) => (object?)new Row($"{i} {Head(t)}", i, Encodable(t))), Fail, engine.Options with { Retries = 0 }, Engine.Eval($"Hostile.{Head(texts[0])}"));
        return this;
    }

    /// <summary>One eval over rows of any kind.</summary>
    public async Task RunAsync(EvalDefinition eval, IEnumerable<object?> rows, Func<EvalContext, object?> body) =>
        await engine.RunAsync(rows, body, engine.Options with { Retries = 0, Durability = Durability.Os }, eval);

    /// <summary>One eval over rows that say nothing but which they are.</summary>
    public async Task<RecordedWorld> RunAsync(EvalDefinition eval, int rows, Func<EvalContext, object?> body)
    {
        await RunAsync(eval, Enumerable.Range(0, rows).Select(i => (object?)new Row($"p{i}", i, $"e{i}")), body);
        return this;
    }

    /// <summary>Many evals, one after another in one session, each of the same rows.</summary>
    public async Task<RecordedWorld> WithEvalsAsync(IEnumerable<string> ids, int rows, Func<EvalContext, object?> body)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        foreach (var id in ids)
            await run.RunEvalAsync(Engine.Eval(id), Engine.Stream(Enumerable.Range(0, rows).Select(i => (object?)new Row($"p{i}", i, $"e{i}"))), (context, _) => ValueTask.FromResult(body(context)));
        return this;
    }

    public string Csv() => Written(e => CsvReport.Write(e.Item1, e.Item2));

    public string JsonLines() => Written(e => JsonLinesReport.Write(e.Item1, e.Item2));

    public string Json() => Written(e => JsonReport.Write(e.Item1, e.Item2));

    public string Markdown()
    {
        using var experiment = Open();
        return MarkdownReport.Write(experiment);
    }

    public string JUnit(JUnitDetail detail) => Written(e => JUnitReport.Write(e.Item1, detail, e.Item2));

    public void Dispose() => engine.Dispose();

    /// <summary>A row or a recorded value is JSON, which has no halves of characters.</summary>
    public static string Encodable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Head(string text) => Encodable(text.Length > 300 ? text[..300] : text);

    private string Written(Action<(RecordedExperiment, Stream)> write)
    {
        using var experiment = Open();
        using var stream = new MemoryStream();
        write((experiment, stream));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static object? Body(EvalContext context)
    {
        context.Record("output", $"answer {context.Index}");
        context.Record("steps", new[] { 1, 2 });
        context.Usage(100, context.Index, 0.25m);
        switch (context.Index)
        {
            case 4: throw new InvalidOperationException("the model broke\nin two lines");
            case 5: context.Skip("does not apply"); break;
        }

        return new EvalResult(new Score("right", context.Index % 2, context.Index % 2 == 1, $"got {context.Index}"), new Score("length", 0.5 - context.Index));
    }

    private sealed record Row([property: SampleId] string Id, int Number, [property: Expected] string Answer);
}
