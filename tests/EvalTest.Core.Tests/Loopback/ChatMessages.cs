using System.Text.Json;

namespace EvalTest.Core.Tests.Loopback;

/// <summary>The bodies of chat completions, as far as a test needs them. What is asked about is the last message's text.</summary>
internal static class ChatMessages
{
    public static string SampleOf(string request)
    {
        using var json = JsonDocument.Parse(request);
        var content = json.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        return (content.ValueKind == JsonValueKind.String ? content : content[0].GetProperty("text")).GetString()!;
    }

    public static string Answer(string text) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "simulated",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 3, completion_tokens = 3, total_tokens = 6 },
    });

    public static string Error(string status) => JsonSerializer.Serialize(new { error = new { message = status, type = "simulated", code = "simulated" } });
}
