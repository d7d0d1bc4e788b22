using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalTest.TestKit;

/// <summary>
/// A session file as FORMAT.md describes it, read without a line of the engine's code: every line numbered, checksummed and well-formed;
/// only the last may be torn.
/// </summary>
public sealed class SessionFile
{
    private static readonly byte[] checksumField = ",\"c\":\""u8.ToArray();

    private SessionFile(string path, string sessionId, IReadOnlyList<JsonElement> lines, bool isTorn)
    {
        Path = path;
        SessionId = sessionId;
        Lines = lines;
        IsTorn = isTorn;
        Samples = [.. lines.Where(l => Type(l) == "sample").Select(l => SampleLine.From(sessionId, l))];
    }

    public string Path { get; }

    public string SessionId { get; }

    /// <summary>All believed lines.</summary>
    public IReadOnlyList<JsonElement> Lines { get; }

    public IReadOnlyList<SampleLine> Samples { get; }

    /// <summary>The file ends within a line.</summary>
    public bool IsTorn { get; }

    public bool HasEnd => Lines.Any(l => Type(l) == "end");

    public JsonElement Header => Lines[0];

    /// <summary>Reads and checks it; null for a file that has no whole first line yet.</summary>
    /// <exception cref="FormatException">A line before the last is not as it should be.</exception>
    public static SessionFile? Read(string path)
    {
        var bytes = ReadShared(path);
        var lines = new List<JsonElement>();
        string? session = null;
        var at = 0;
        for (int length; (length = bytes.AsSpan(at).IndexOf((byte)'\n')) >= 0; at += length + 1)
        {
            var line = bytes.AsSpan(at, length);
            var json = Parse(path, lines.Count, line);
            session ??= json.GetProperty("session").GetString()!;
            Check(path, lines.Count, session, line, json);
            lines.Add(json);
        }

        return session is null ? null : new(path, session, lines, isTorn: at < bytes.Length);
    }

    public static string Type(JsonElement line) => line.GetProperty("t").GetString()!;

    private static JsonElement Parse(string path, int index, ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(line);
        }
        catch (JsonException e)
        {
            throw Wrong(path, index, $"is no JSON: {e.Message}", line);
        }
    }

    private static void Check(string path, int index, string session, ReadOnlySpan<byte> line, JsonElement json)
    {
        if (!line.StartsWith(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{index},\"t\":\"{Type(json)}\","))))
            throw Wrong(path, index, $"does not begin with n = {index} and its type", line);
        if (index == 0 && (Type(json) != "header" || json.GetProperty("format").GetString() != "evaltest/1"))
            throw Wrong(path, index, "is not a header of evaltest/1", line);

        var field = line.LastIndexOf(checksumField);
        var expected = field < 0 ? "" : Crc32C.Of(Encoding.UTF8.GetBytes(session), line[..field]).ToString("x8", CultureInfo.InvariantCulture);
        if (field < 0 || !line[field..].SequenceEqual(Encoding.UTF8.GetBytes($",\"c\":\"{expected}\"}}")))
            throw Wrong(path, index, $"does not end with its checksum {expected}", line);
    }

    private static FormatException Wrong(string path, int index, string what, ReadOnlySpan<byte> line) =>
        new($"{path}:{index + 1} {what}: {Encoding.UTF8.GetString(line)}");

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
