using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EvalTest.Options;

namespace EvalTest.Datasets;

/// <summary>
/// A row's place in a random order that only the seed and the row itself decide, so that it is the same in every run, on every machine and
/// whatever stands before and behind the row. Rows with one id, or of equal content without an id, have one rank.
/// </summary>
internal sealed class RowRank
{
    private const int SeedLength = sizeof(int);

    private readonly byte[] seed = new byte[SeedLength];

    /// <param name="seed">Null for that of the run.</param>
    public RowRank(int? seed) => BinaryPrimitives.WriteInt32BigEndian(this.seed, seed ?? RunOptionsSource.Current().Seed);

    /// <param name="index">The row's place in its dataset, for messages.</param>
    /// <param name="row">Any.</param>
    /// <exception cref="DatasetException">The row's id is none.</exception>
    /// <exception cref="RowEncodingException">The row has neither an id nor a canonical form.</exception>
    public UInt128 Of(int index, object? row)
    {
        byte[] identity = RowIdentity.Find(index, row) is { } id ? [.. seed, .. Encoding.UTF8.GetBytes(id)] : [.. seed, .. Content(index, row)];
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(identity));
    }

    private static byte[] Content(int index, object? row)
    {
        try
        {
            return CanonicalJson.Encode(row);
        }
        catch (RowEncodingException e)
        {
            throw e.ForRow(index);
        }
    }
}
