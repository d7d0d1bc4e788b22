using System.Collections.Concurrent;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>Where the classes under test write what happened to them. Each test has its own class, so each class has its own lines.</summary>
internal static class Journal
{
    private static readonly ConcurrentDictionary<Type, ConcurrentQueue<string>> _lines = new();

    public static void Write(Type owner, string line) => _lines.GetOrAdd(owner, _ => new()).Enqueue(line);

    public static IReadOnlyList<string> Of(Type owner) => _lines.TryGetValue(owner, out var lines) ? [.. lines] : [];
}
