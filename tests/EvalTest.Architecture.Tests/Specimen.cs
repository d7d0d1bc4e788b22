namespace EvalTest.Architecture.Tests;

/// <summary>One of each, so that a blind spot of the printer of public APIs shows.</summary>
public sealed record Specimen<T>(string Name, string? Maybe = null)
    where T : class
{
    public const int Limit = 3;

    public static readonly IReadOnlyList<string?> Names = [];

    public event EventHandler? Changed;

    public required int Count { get; set; }

    public T? Value { get; init; }

    public int this[int index] => index;

    public static Specimen<T> operator +(Specimen<T> left, Specimen<T> right) => left;

    public Task<string?> ReadAsync(CancellationToken cancellation = default) => Task.FromResult<string?>(null);

    public bool TryGet<TKey>(TKey key, out string? value, params string[] more)
    {
        value = null;
        Changed?.Invoke(this, EventArgs.Empty);
        return false;
    }

    internal void Hidden()
    {
    }
}
