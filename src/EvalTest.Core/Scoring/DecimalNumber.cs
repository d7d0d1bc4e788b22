using System.Globalization;
using System.Numerics;

namespace EvalTest.Scoring;

/// <summary>
/// A decimal number of any length, exactly as written. Doubles would call two long integers the same, and 1.1 within 0.1 of 1 too far away.
/// </summary>
internal readonly struct DecimalNumber : IComparable<DecimalNumber>
{
    // A model may write 1e999999999, or digits without end: neither may cost time or memory.
    private const int MostDigits = 1000;

    private readonly BigInteger digits;
    private readonly int exponent;

    private DecimalNumber(BigInteger digits, int exponent)
    {
        this.digits = digits;
        this.exponent = exponent;
    }

    public int Sign => digits.Sign;

    public bool IsWhole => exponent >= 0 || (digits % BigInteger.Pow(10, -exponent)).IsZero;

    public DecimalNumber Magnitude => new(BigInteger.Abs(digits), exponent);

    public static bool operator <=(DecimalNumber left, DecimalNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DecimalNumber left, DecimalNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a sign, digits, a point and an exponent; null for anything else and for numbers of more than a thousand digits.</summary>
    public static DecimalNumber? Parse(string text)
    {
        var power = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = power < 0 ? text : text[..power];
        var exponent = 0;
        if (power >= 0 && !int.TryParse(text.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return null;

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        if (mantissa.Length > MostDigits || exponent is < -MostDigits or > MostDigits)
            return null;

        var whole = point < 0 ? mantissa : mantissa.Remove(point, 1);
        return BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)
            ? new DecimalNumber(digits, exponent - decimals)
            : null;
    }

    public DecimalNumber Minus(DecimalNumber other)
    {
        var common = Math.Min(exponent, other.exponent);
        return new DecimalNumber(At(common) - other.At(common), common);
    }

    public DecimalNumber Times(DecimalNumber other) => new(digits * other.digits, exponent + other.exponent);

    /// <param name="other">Not zero.</param>
    public bool IsMultipleOf(DecimalNumber other)
    {
        var common = Math.Min(exponent, other.exponent);
        return (At(common) % other.At(common)).IsZero;
    }

    public int CompareTo(DecimalNumber other) => Minus(other).digits.Sign;

    private BigInteger At(int lower) => digits * BigInteger.Pow(10, exponent - lower);
}
