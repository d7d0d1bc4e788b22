using System.Buffers;
using System.Text;

namespace EvalTest.Secrets;

/// <summary>Finds the values of a set of secrets and puts <c>***</c> in their place. Immutable and pure; next to free where nothing is found.</summary>
internal sealed class Redactor
{
    public static readonly Redactor Empty = new(Needles.None, Needles.None, Needles.None);

    private const int Chunk = 8 * 1024;

    private readonly Needles texts;
    private readonly Needles lines;
    private readonly Needles files;

    private Redactor(Needles texts, Needles lines, Needles files)
    {
        this.texts = texts;
        this.lines = lines;
        this.files = files;
    }

    /// <summary>The same with one more secret, which is not among them yet.</summary>
    public Redactor With(string secret)
    {
        var forms = SecretForms.InTexts(secret);
        return new Redactor(texts.With(forms), lines.With([.. forms.SelectMany(SecretForms.InLine).Distinct()]), files.With([.. SecretForms.InBytes(secret)]));
    }

    public bool OccursIn(string text) => !texts.IsEmpty && texts.IndexIn(text) >= 0;

    /// <summary>The text with each secret masked; the same object where there is none.</summary>
    public string Text(string text, string mask = Secret.Mask)
    {
        var first = texts.IsEmpty ? -1 : texts.IndexIn(text);
        if (first < 0)
            return text;

        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (; first >= 0; first = texts.IndexIn(rest))
        {
            result.Append(rest[..first]).Append(mask);
            rest = rest[texts.EndFrom(rest, first)..];
        }

        return result.Append(rest).ToString();
    }

    /// <summary>Whether a line of JSON, in UTF-8, may hold a secret. It may then hold it where it means nothing, as in a name of the format.</summary>
    public bool MayOccurIn(ReadOnlySpan<byte> line) => IndexIn(lines, line) >= 0;

    /// <summary>A file's bytes with <c>*</c> for each byte of a secret, so that what follows stays in its place; the same array where there is none.</summary>
    public byte[] Bytes(byte[] content)
    {
        var first = IndexIn(files, content);
        if (first < 0)
            return content;

        var wide = Encoding.Latin1.GetString(content);
        var masked = (byte[])content.Clone();
        for (var at = first; at >= 0;)
        {
            var end = files.EndFrom(wide, at);
            // The zeros of UTF-16 stay.
            foreach (ref var b in masked.AsSpan(at..end))
                b = b == 0 ? b : (byte)'*';
            var next = files.IndexIn(wide.AsSpan(end));
            at = next < 0 ? -1 : end + next;
        }

        return masked;
    }

    // Searching for several texts at once is made for characters, so the bytes are widened, piece by piece.
    private static int IndexIn(Needles needles, ReadOnlySpan<byte> bytes)
    {
        if (needles.IsEmpty)
            return -1;

        var wide = ArrayPool<char>.Shared.Rent(Math.Min(bytes.Length, Chunk + needles.Longest));
        try
        {
            for (var start = 0; start < bytes.Length; start += Chunk)
            {
                // Each piece reaches so far into the next that no needle falls between them.
                var piece = bytes[start..Math.Min(bytes.Length, start + Chunk + needles.Longest)];
                var length = Encoding.Latin1.GetChars(piece, wide);
                var at = needles.IndexIn(wide.AsSpan(0, length));
                if (at >= 0)
                    return start + at;
            }

            return -1;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(wide, clearArray: false);
        }
    }
}
