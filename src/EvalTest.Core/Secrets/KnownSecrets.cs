using System.Collections;

namespace EvalTest.Secrets;

/// <summary>
/// The secrets of this process: each <see cref="Secret"/> ever made, and the environment's. What was known once is masked to the end.
/// Safe from any thread.
/// </summary>
internal static class KnownSecrets
{
    // A single letter would be masked in every word.
    private const int Shortest = 4;

    private static readonly Lock _lock = new();
    private static readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private static volatile Redactor _redactor = Redactor.Empty;

    public static Redactor Redactor => _redactor;

    public static string Redact(string text) => _redactor.Text(text);

    public static void Add(string secret)
    {
        var value = secret.Trim();
        if (value.Length < Shortest)
            return;

        lock (_lock)
        {
            if (_values.Add(value))
                _redactor = _redactor.With(value);
        }
    }

    /// <summary>Reads the environment again: a fixture may have filled it from a file.</summary>
    public static void AddEnvironment()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, v.Value as string ?? ""));
        foreach (var value in SecretVariables.Values(variables, Path.Exists))
            Add(value);
    }
}
