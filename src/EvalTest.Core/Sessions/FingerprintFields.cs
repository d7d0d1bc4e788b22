using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>The fields of an <c>eval</c> line that say what the eval was run with: each may be absent, and one that is not as said is so too.</summary>
internal static class FingerprintFields
{
    private const int Sha256Digits = 64;

    public static void Write(Utf8JsonWriter json, EvalFingerprint fingerprint)
    {
        if (fingerprint.Code is not null)
            json.WriteString("code"u8, fingerprint.Code);
        if (fingerprint.Build is not null)
            json.WriteString("build"u8, fingerprint.Build);
        if (fingerprint.IsInstrumented)
            json.WriteBoolean("instrumented"u8, true);
        if (fingerprint.Files.Count == 0)
            return;

        json.WriteStartObject("files"u8);
        foreach (var (name, file) in fingerprint.Files)
        {
            json.WriteStartObject(name);
            json.WriteString("sha256"u8, file.Sha256);
            json.WriteNumber("length"u8, file.Length);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static EvalFingerprint Read(JsonElement root)
    {
        var code = Text(root, "code");
        return new EvalFingerprint
        {
            Module = Text(root, "module"),
            Code = ContentHash.TryParse(code, out _) ? code : null,
            Build = Text(root, "build"),
            IsInstrumented = root.TryGetProperty("instrumented", out var instrumented) && instrumented.ValueKind == JsonValueKind.True,
            Files = root.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Object ? ReadFiles(files) : new Dictionary<string, LargeValue>(),
        };
    }

    private static Dictionary<string, LargeValue> ReadFiles(JsonElement files)
    {
        var read = new Dictionary<string, LargeValue>();
        foreach (var file in files.EnumerateObject())
        {
            if (file.Value.ValueKind == JsonValueKind.Object && Text(file.Value, "sha256") is { Length: Sha256Digits } digest
                && file.Value.TryGetProperty("length", out var length) && length.ValueKind == JsonValueKind.Number && length.TryGetInt64(out var bytes))
                read[file.Name] = new LargeValue(digest, bytes);
        }

        return read;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
