using System.Runtime.CompilerServices;

namespace EvalTest.Datasets;

/// <summary>The rows of a file. Enumerated as rows it throws at one that cannot be read; an eval reads on behind it.</summary>
/// <param name="read">Opens the file, once for each enumeration.</param>
internal sealed class FileRows<T>(Func<CancellationToken, IAsyncEnumerable<ReadRow<T>>> read) : IAsyncEnumerable<T>, IFileRows
{
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var row in read(cancellationToken).ConfigureAwait(false))
            yield return row.Bad is { } bad ? throw bad.Fault : row.Row;
    }

    public IAsyncEnumerable<object?> ReadAll() => ReadAll(default);

    private async IAsyncEnumerable<object?> ReadAll([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in read(cancellation).ConfigureAwait(false))
            yield return row.Bad ?? (object?)row.Row;
    }
}
