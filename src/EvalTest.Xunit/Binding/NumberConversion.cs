using System.Globalization;

namespace EvalTest.Xunit.Binding;

/// <summary>One number type into another, if the value survives the way there and back.</summary>
internal static class NumberConversion
{
    public static bool TryConvert(object value, Type type, out object? converted)
    {
        converted = null;
        if (!IsNumber(value.GetType()))
            return false;
        if (type.IsEnum)
            return TryEnum(value, type, out converted);
        if (!IsNumber(type))
            return false;

        try
        {
            converted = Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            return Equals(Convert.ChangeType(converted, value.GetType(), CultureInfo.InvariantCulture), value);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    public static bool IsNumber(Type type) =>
        !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static bool TryEnum(object value, Type type, out object? converted)
    {
        converted = null;
        if (!TryConvert(value, Enum.GetUnderlyingType(type), out var number))
            return false;

        converted = Enum.ToObject(type, number!);
        return Enum.IsDefined(type, converted) || type.IsDefined(typeof(FlagsAttribute), inherit: false);
    }
}
