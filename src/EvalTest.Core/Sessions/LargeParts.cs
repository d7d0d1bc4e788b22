using System.Text;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>
/// Which parts of a sample's record are too large for its line, and how they come back. The record names each by its place.
/// On both ways known secrets are masked, as they are in the line.
/// </summary>
internal static class LargeParts
{
    /// <summary>Parts of more bytes are kept in a file of their own.</summary>
    public const int Threshold = 1024 * 1024;

    private const string Input = "input";
    private const string Output = "output";
    private const string Values = "values/";
    private const string Texts = "attachments/text/";
    private const string Binaries = "attachments/bytes/";

    /// <summary>The record with its large parts kept elsewhere; the same record if it has none.</summary>
    /// <param name="record">As it was made.</param>
    /// <param name="keep">Keeps a part.</param>
    public static SampleRecord MoveOut(SampleRecord record, Func<byte[], LargeValue> keep)
    {
        var files = new List<KeyValuePair<string, LargeValue>>();
        if (record.InputJson.Length > Threshold)
        {
            files.Add(new(Input, keep(Masked(record.InputJson))));
            record = record with { InputJson = default };
        }

        // It stands in the input too.
        if (record.ExpectedJson.Length > Threshold)
            record = record with { ExpectedJson = default };

        if (IsLarge(record.Output))
        {
            files.Add(new(Output, keep(Masked(record.Output!))));
            record = record with { Output = null };
        }

        if (record.Values.Any(v => v.Value.Length > Threshold))
        {
            files.AddRange(record.Values.Where(v => v.Value.Length > Threshold).Select(v => KeyValuePair.Create(Values + v.Key, keep(Masked(v.Value.AsMemory())))));
            record = record with { Values = [.. record.Values.Where(v => v.Value.Length <= Threshold)] };
        }

        if (record.Attachments.Any(a => IsLarge(a.Value.Text) || a.Value.Bytes?.Length > Threshold))
            record = record with { Attachments = [.. record.Attachments.Select(a => KeyValuePair.Create(a.Key, MoveOut(a.Key, a.Value, keep, files)))] };
        return files.Count == 0 ? record : record with { Files = files };
    }

    /// <summary>The record as it was made. What cannot be had back is replaced by a few words that say so.</summary>
    /// <param name="record">As it was read from its line.</param>
    /// <param name="load">Gives a part; null if it is gone.</param>
    public static SampleRecord BringBack(SampleRecord record, Func<LargeValue, byte[]?> load)
    {
        foreach (var (place, value) in record.Files)
        {
            var bytes = load(value);
            var missing = $"({value.Length} bytes that were recorded here are missing or damaged: {ValueFiles.NameOf(value)})";
            if (place == Input)
                record = record with { InputJson = Masked(bytes ?? SessionJson.Text(missing)) };
            else if (place == Output)
                record = record with { Output = Text(bytes, missing) };
            else if (Below(place, Values) is { } name)
                record = record with { Values = [.. record.Values, KeyValuePair.Create(name, Masked((bytes ?? SessionJson.Text(missing)).AsMemory()))] };
            else if (Below(place, Texts) is { } text)
                record = Attached(record, text, a => a with { Text = Text(bytes, missing) });
            else if (Below(place, Binaries) is { } binary)
                record = Attached(record, binary, a => bytes is null ? a with { Text = missing, MediaType = null } : a with { Bytes = KnownSecrets.Redactor.Bytes(bytes) });
        }

        return record with { Files = [] };
    }

    private static SampleAttachment MoveOut(string name, SampleAttachment attachment, Func<byte[], LargeValue> keep, List<KeyValuePair<string, LargeValue>> files)
    {
        if (IsLarge(attachment.Text))
            files.Add(new(Texts + name, keep(Masked(attachment.Text!))));
        else if (attachment.Bytes?.Length > Threshold)
            files.Add(new(Binaries + name, keep(KnownSecrets.Redactor.Bytes(attachment.Bytes))));
        else
            return attachment;
        return attachment with { Text = null, Bytes = null };
    }

    // A character takes three bytes at the most, so a short text need not be counted.
    private static bool IsLarge(string? text) => text?.Length > Threshold / 3 && Encoding.UTF8.GetByteCount(text) > Threshold;

    private static string Text(byte[]? bytes, string missing) => bytes is null ? missing : KnownSecrets.Redact(Encoding.UTF8.GetString(bytes));

    private static byte[] Masked(ReadOnlyMemory<byte> json) => LineRedaction.OfValue(json, KnownSecrets.Redactor).ToArray();

    private static byte[] Masked(string text) => Encoding.UTF8.GetBytes(KnownSecrets.Redact(text));

    private static string? Below(string place, string prefix) => place.StartsWith(prefix, StringComparison.Ordinal) ? place[prefix.Length..] : null;

    private static SampleRecord Attached(SampleRecord record, string name, Func<SampleAttachment, SampleAttachment> change) =>
        record with { Attachments = [.. record.Attachments.Select(a => a.Key == name ? KeyValuePair.Create(a.Key, change(a.Value)) : a)] };
}
