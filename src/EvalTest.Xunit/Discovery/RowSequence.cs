using System.Runtime.CompilerServices;
using EvalTest.Datasets;

namespace EvalTest.Xunit.Discovery;

/// <summary>Reads the rows out of a value of a known type, boxed where they are values.</summary>
internal abstract class RowSequence
{
    public abstract Type RowType { get; }

    /// <summary>How to read a type; null where it is no sequence of one type of rows.</summary>
    public static RowSequence? Of(Type type)
    {
        if (type == typeof(string))
            return null;

        var rows = Element(type, typeof(IAsyncEnumerable<>)) ?? Element(type, typeof(IEnumerable<>));
        return rows is null ? null : (RowSequence)Activator.CreateInstance(typeof(Reader<>).MakeGenericType(rows))!;
    }

    public abstract IAsyncEnumerable<object?> Read(object sequence);

    private static Type? Element(Type type, Type definition)
    {
        var found = type.GetInterfaces().Prepend(type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition).Take(2).ToArray();
        return found is [var only] ? only.GenericTypeArguments[0] : null;
    }

    private sealed class Reader<T> : RowSequence
    {
        public override Type RowType => typeof(T);

        public override IAsyncEnumerable<object?> Read(object sequence) =>
            sequence is IFileRows file ? file.ReadAll() : sequence is IAsyncEnumerable<T> stream ? ReadStream(stream) : ReadSequence((IEnumerable<T>)sequence);

        private static async IAsyncEnumerable<object?> ReadStream(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
                yield return row;
        }

        private static async IAsyncEnumerable<object?> ReadSequence(IEnumerable<T> rows)
        {
            await ValueTask.CompletedTask.ConfigureAwait(false);
            foreach (var row in rows)
                yield return row;
        }
    }
}
