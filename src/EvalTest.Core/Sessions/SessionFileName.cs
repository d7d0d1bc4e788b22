namespace EvalTest.Sessions;

/// <summary>The name of a session file: <c>assembly.sessionid.jsonl</c>. A session id has no dot, so <c>A.B.id.jsonl</c> is of the assembly <c>A.B</c> and not of <c>A</c>.</summary>
internal static class SessionFileName
{
    private const string Extension = ".jsonl";

    public static string Of(string assembly, string sessionId) => $"{assembly}.{sessionId}{Extension}";

    public static bool IsOne(string name) => name.EndsWith(Extension, StringComparison.Ordinal);

    public static bool IsOf(string assembly, string name) =>
        IsOne(name) && name.StartsWith(assembly + ".", StringComparison.Ordinal) && name.Length > assembly.Length + 1 + Extension.Length
        && !name[(assembly.Length + 1)..^Extension.Length].Contains('.', StringComparison.Ordinal);
}
