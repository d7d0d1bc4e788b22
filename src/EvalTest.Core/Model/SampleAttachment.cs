namespace EvalTest.Model;

/// <summary>A file that a sample attached to its test: text, or bytes with a media type. Exactly one of the two is set.</summary>
internal sealed record SampleAttachment(string? Text, byte[]? Bytes, string? MediaType);
