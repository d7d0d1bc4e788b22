using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EvalTest.Model;

/// <summary>
/// What <see cref="EvalContext.Seed"/> is: a hash of the run's seed and the trial's key, so that it is the same on every machine and in every
/// resumed run. The eval is no part of it: two evals of one dataset get the same seeds, and differ by nothing but what they do.
/// </summary>
internal static class SampleSeed
{
    private const int OnStack = 512;
    private const int Numbers = 3 * sizeof(int);

    /// <summary>From 0 to 2^31 - 1: random generators and providers take no other seeds alike.</summary>
    public static int Of(int runSeed, SampleKey key)
    {
        var most = Numbers + Encoding.UTF8.GetMaxByteCount(key.Variant.Length + key.SampleId.Length);
        Span<byte> input = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var variant = Encoding.UTF8.GetBytes(key.Variant, input[Numbers..]);
        var id = Encoding.UTF8.GetBytes(key.SampleId, input[(Numbers + variant)..]);
        BinaryPrimitives.WriteInt32BigEndian(input, runSeed);
        BinaryPrimitives.WriteInt32BigEndian(input[4..], key.Trial);
        BinaryPrimitives.WriteInt32BigEndian(input[8..], variant);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input[..(Numbers + variant + id)], hash);
        return BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue;
    }
}
