using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace EvalTest.Sessions;

/// <summary>Names one process's run of an experiment: the time of its start for people, 64 random bits for uniqueness.</summary>
internal static class SessionId
{
    public static string Create(TimeProvider clock)
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return $"{time}-{BinaryPrimitives.ReadUInt64BigEndian(random):x16}";
    }
}
