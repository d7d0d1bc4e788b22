using System.Globalization;
using System.Numerics;

namespace EvalTest.Datasets;

/// <summary>
/// Numbers as RFC 8785 writes them, which is ECMAScript's Number::toString: the shortest digits that read back as the same value,
/// an exponent only from 1e21 up and below 1e-6, no negative zero. A float and a Half have the shortest digits of their own type.
/// </summary>
internal static class CanonicalNumber
{
    /// <summary>Enough for any double and any decimal.</summary>
    public const int MostBytes = 48;

    /// <summary>Writes a finite number and returns the count of bytes.</summary>
    public static int Write<T>(T value, Span<byte> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (T.IsZero(value))
        {
            output[0] = (byte)'0';
            return 1;
        }

        Span<byte> shortest = stackalloc byte[MostBytes];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? 1 : 0;
        output[0] = (byte)'-';
        return sign + Layout(shortest[sign..length], output[sign..]);
    }

    /// <summary>Writes a decimal exactly: no exponent, no trailing zeros, no negative zero.</summary>
    public static int Write(decimal value, Span<byte> output)
    {
        if (value == 0)
            value = 0;
        value.TryFormat(output, out var length, default, CultureInfo.InvariantCulture);
        if (output[..length].Contains((byte)'.'))
            length = output[..length].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        return length;
    }

    // The digits come as .NET groups them, "123.45" or "1.2345E-07": taken apart here, put together by ECMAScript's rule.
    private static int Layout(ReadOnlySpan<byte> shortest, Span<byte> output)
    {
        Span<byte> digits = stackalloc byte[MostBytes];
        var exponentAt = shortest.IndexOf((byte)'E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(shortest[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var dot = mantissa.IndexOf((byte)'.');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var count = 0;
        foreach (var b in mantissa)
        {
            if (b != '.')
                digits[count++] = b;
        }

        var significant = digits[..count].TrimStart((byte)'0');
        point -= count - significant.Length;
        return Place(significant.TrimEnd((byte)'0'), point, output);
    }

    // point: how many of the digits stand before the decimal point; ECMAScript calls it n.
    private static int Place(ReadOnlySpan<byte> digits, int point, Span<byte> output)
    {
        if (point is > 21 or <= -6)
            return Exponential(digits, point - 1, output);

        if (point <= 0)
        {
            "0."u8.CopyTo(output);
            output.Slice(2, -point).Fill((byte)'0');
            digits.CopyTo(output[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        if (digits.Length <= point)
        {
            digits.CopyTo(output);
            output[digits.Length..point].Fill((byte)'0');
            return point;
        }

        digits[..point].CopyTo(output);
        output[point] = (byte)'.';
        digits[point..].CopyTo(output[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int Exponential(ReadOnlySpan<byte> digits, int exponent, Span<byte> output)
    {
        output[0] = digits[0];
        var length = 1;
        if (digits.Length > 1)
        {
            output[length++] = (byte)'.';
            digits[1..].CopyTo(output[length..]);
            length += digits.Length - 1;
        }

        output[length++] = (byte)'e';
        if (exponent > 0)
            output[length++] = (byte)'+';
        exponent.TryFormat(output[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }
}
