using System.Buffers;
using System.Text.Json;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>
/// Writes the bodies of lines: complete JSON objects, whose braces the frame replaces. Reused by one caller at a time,
/// so that a sample costs no allocation.
/// </summary>
internal sealed class SessionEncoder : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json;

    public SessionEncoder() => json = new Utf8JsonWriter(buffer, SessionJson.Writer);

    /// <summary>The line's type and body; the body is valid until the next call.</summary>
    public ReadOnlyMemory<byte> Encode(SessionRecord record)
    {
        Begin();
        switch (record)
        {
            case HeaderRecord header:
                Write(header);
                break;
            case EvalRecord eval:
                Write(eval);
                break;
            case PlanRecord plan:
                Write(plan);
                break;
            case RetractRecord retract:
                Write(retract);
                break;
            case ForgetRecord forget:
                ForgetFields.Write(json, forget);
                break;
            case NoteRecord note:
                NoteFields.Write(json, note);
                break;
            case EndRecord end:
                Write(end);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return Finish();
    }

    /// <summary>The body of a sample: first the fields that an index needs, in a fixed order, then the rest.</summary>
    public ReadOnlyMemory<byte> Encode(SampleRecord sample)
    {
        Begin();
        SampleFields.Write(json, sample);
        return Finish();
    }

    public void Dispose() => json.Dispose();

    private void Begin()
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
    }

    private ReadOnlyMemory<byte> Finish()
    {
        json.WriteEndObject();
        json.Flush();
        // The one way into a session file.
        var line = LineRedaction.Apply(buffer.WrittenMemory, KnownSecrets.Redactor);
        return line[1..^1];
    }

    private void Write(HeaderRecord header)
    {
        json.WriteString("format"u8, header.Format);
        json.WriteString("session"u8, header.Session);
        json.WriteString("experiment"u8, header.Experiment);
        json.WriteString("assembly"u8, header.Assembly);
        json.WriteString("started"u8, header.Started.UtcDateTime);
        WriteSeen(header.Seen);
        WriteShard(header.Shard);
        if (header.Pid is { } pid)
            json.WriteNumber("pid"u8, pid);
        foreach (var (name, value) in header.Facts)
            json.WriteString(name, value);
        json.WriteStartObject("options"u8);
        foreach (var (name, value) in header.Options)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private void Write(EvalRecord eval)
    {
        WriteEval(eval.Eval, eval.Variant);
        json.WriteString("displayName"u8, eval.DisplayName);
        if (eval.Module is not null)
            json.WriteString("module"u8, eval.Module);
        if (eval.Fingerprint is { } fingerprint)
            FingerprintFields.Write(json, fingerprint);
        json.WriteStartArray("gates"u8);
        foreach (var gate in eval.Gates)
        {
            json.WriteStartObject();
            json.WriteString("score"u8, gate.Score);
            WriteOptional("atLeast", gate.AtLeast);
            WriteOptional("atMost", gate.AtMost);
            WriteOptional("maxErrorRate", gate.MaxErrorRate);
            WriteOptional("quantile", gate.Quantile);
            WriteOptional("withConfidence", gate.WithConfidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (eval.Metrics.Count == 0)
            return;
        json.WriteStartArray("metrics"u8);
        foreach (var name in eval.Metrics)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private void Write(PlanRecord plan)
    {
        WriteEval(plan.Eval, plan.Variant);
        json.WriteBoolean("exhausted"u8, plan.Exhausted);
        json.WriteNumber("count"u8, plan.Count);
        if (plan.Limit is { } limit)
            json.WriteNumber("limit"u8, limit);
        if (plan.Filter is not null)
            json.WriteString("filter"u8, plan.Filter);
        WriteShard(plan.Shard);
        if (plan.Trials != 1)
            json.WriteNumber("trials"u8, plan.Trials);
        if (plan.Continues)
            json.WriteBoolean("continues"u8, true);
        json.WriteStartArray("stale"u8);
        foreach (var id in plan.Stale)
            json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private void Write(RetractRecord retract)
    {
        WriteEval(retract.Eval, retract.Variant);
        json.WriteString("what"u8, retract.What == RetractScope.All ? "all"u8 : "failed"u8);
        if (retract.Filter is not null)
            json.WriteString("filter"u8, retract.Filter);
        WriteShard(retract.Shard);
        WriteSeen(retract.Seen);
    }

    private void Write(EndRecord end)
    {
        json.WriteString("status"u8, end.Status);
        if (end.Reason is not null)
            json.WriteString("reason"u8, end.Reason);
        json.WriteStartObject("counts"u8);
        foreach (var (outcome, count) in end.Counts)
            json.WriteNumber(outcome, count);
        json.WriteEndObject();
        json.WriteString("sha256"u8, end.Sha256);
    }

    private void WriteEval(string eval, string? variant)
    {
        json.WriteString("eval"u8, eval);
        if (!string.IsNullOrEmpty(variant))
            json.WriteString("variant"u8, variant);
    }

    private void WriteSeen(IReadOnlyDictionary<string, long> seen)
    {
        json.WriteStartObject("seen"u8);
        foreach (var (session, sequence) in seen)
            json.WriteNumber(session, sequence);
        json.WriteEndObject();
    }

    private void WriteShard(Shard? shard)
    {
        if (shard is not null)
            json.WriteString("shard"u8, shard.ToString());
    }

    private void WriteOptional(string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
