using EvalTest.Model;

namespace EvalTest.Datasets;

/// <summary>What stands in a file's sequence in place of a row that cannot be read: the eval goes on, and this row's sample is an error.</summary>
/// <param name="Fault">Says which file and line, what is wrong, and what to do.</param>
/// <param name="Hash">Of the row's own bytes: a row that was corrected is another sample.</param>
internal sealed record BadRow(DatasetException Fault, UInt128 Hash)
{
    /// <summary>Equal rows have the same; never the place in the file, which moves.</summary>
    public string Id => string.Concat("bad-", ContentHash.ToHex(Hash).AsSpan(0, 16));

    // Its own text says it all: the exception within and where it was thrown are of the reader.
    public SampleError Error => new(typeof(DatasetException).FullName!, Fault.Message, Stack: null);

    public static BadRow Of(DatasetException fault, ReadOnlySpan<byte> bytes) => new(fault, ContentHash.Of(bytes));
}
