using System.Buffers;
using System.Buffers.Text;

namespace EvalTest.Sessions;

/// <summary>
/// The frame of a line: <c>{"n":7,"t":"sample",</c> body <c>,"c":"0a1b2c3d"}</c>. The body is the inside of a JSON object and never empty.
/// Pure: bytes in, bytes out.
/// </summary>
internal static class SessionLine
{
    /// <summary>Longest line, its newline included, that is written or believed.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>More than any frame around a body takes.</summary>
    public const int FrameLength = 96;

    /// <summary>The highest number a line can have: every JSON reader holds it exactly.</summary>
    public const long MaxSequence = (1L << 53) - 1;

    private const int MaxSequenceDigits = 16;
    private const int MaxTypeLength = 32;
    private const int ChecksumDigits = 8;

    private static readonly SearchValues<byte> typeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);

    private static readonly StandardFormat checksumFormat = new('x', ChecksumDigits);

    private static ReadOnlySpan<byte> BeforeSequence => "{\"n\":"u8;

    private static ReadOnlySpan<byte> BeforeType => ",\"t\":\""u8;

    private static ReadOnlySpan<byte> AfterType => "\","u8;

    private static ReadOnlySpan<byte> BeforeChecksum => ",\"c\":\""u8;

    private static ReadOnlySpan<byte> AfterChecksum => "\"}"u8;

    private static int TailLength => BeforeChecksum.Length + ChecksumDigits + AfterChecksum.Length;

    /// <summary>Writes one line with its newline; returns its length.</summary>
    /// <param name="target">At least the body's length and <see cref="FrameLength"/>.</param>
    /// <param name="seed">The session's, from <see cref="Crc32C.Seed"/>.</param>
    /// <param name="sequence">The line's number within its session, from 0.</param>
    /// <param name="type">What the line is, as in <c>sample</c>.</param>
    /// <param name="body">The inside of a JSON object.</param>
    public static int Compose(Span<byte> target, uint seed, long sequence, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var at = Put(target, 0, BeforeSequence);
        Utf8Formatter.TryFormat(sequence, target[at..], out var digits);
        at = Put(target, at + digits, BeforeType);
        at = Put(target, at, type);
        at = Put(target, at, AfterType);
        at = Put(target, at, body);
        var checksum = Crc32C.Finish(Crc32C.Append(seed, target[..at]));
        at = Put(target, at, BeforeChecksum);
        Utf8Formatter.TryFormat(checksum, target[at..], out _, checksumFormat);
        at = Put(target, at + ChecksumDigits, AfterChecksum);
        return Put(target, at, "\n"u8);
    }

    /// <summary>Takes a line (without its newline) apart; false if its frame or its checksum is wrong.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, uint seed, out SessionLineParts parts) =>
        TryParseFrame(line, out parts, out var checksum)
        && Crc32C.Finish(Crc32C.Append(seed, line[..^TailLength])) == checksum;

    /// <summary>Takes a line apart without believing it: for the header, whose session id seeds its own checksum.</summary>
    public static bool TryParseFrame(ReadOnlySpan<byte> line, out SessionLineParts parts, out uint checksum)
    {
        parts = default;
        checksum = 0;
        if (line.Length < BeforeSequence.Length + TailLength || !line.StartsWith(BeforeSequence) || !TryChecksum(line[^TailLength..], out checksum))
            return false;

        var rest = line[BeforeSequence.Length..^TailLength];
        if (!TrySequence(rest, out var sequence, out var digits) || !rest[digits..].StartsWith(BeforeType))
            return false;

        rest = rest[(digits + BeforeType.Length)..];
        var typeLength = rest.IndexOfAnyExcept(typeCharacters);
        if (typeLength is < 1 or > MaxTypeLength || !rest[typeLength..].StartsWith(AfterType))
            return false;

        parts = new SessionLineParts(sequence, rest[..typeLength], rest[(typeLength + AfterType.Length)..]);
        return true;
    }

    /// <summary>A line has one spelling only, so neither a sign nor leading zeros.</summary>
    private static bool TrySequence(ReadOnlySpan<byte> text, out long sequence, out int digits)
    {
        sequence = 0;
        for (digits = 0; digits < text.Length && digits < MaxSequenceDigits && char.IsAsciiDigit((char)text[digits]); digits++)
            sequence = (sequence * 10) + text[digits] - '0';
        return digits > 0 && sequence <= MaxSequence && (digits == 1 || text[0] != '0');
    }

    private static bool TryChecksum(ReadOnlySpan<byte> tail, out uint checksum)
    {
        checksum = 0;
        if (!tail.StartsWith(BeforeChecksum) || !tail.EndsWith(AfterChecksum))
            return false;

        // By hand, because the parser of the framework takes upper-case digits too and a line has one spelling only.
        foreach (var digit in tail.Slice(BeforeChecksum.Length, ChecksumDigits))
        {
            var value = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                _ => -1,
            };
            if (value < 0)
                return false;
            checksum = (checksum << 4) | (uint)value;
        }

        return true;
    }

    private static int Put(Span<byte> target, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[at..]);
        return at + bytes.Length;
    }
}
