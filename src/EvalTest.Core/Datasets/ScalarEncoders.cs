using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace EvalTest.Datasets;

/// <summary>The types that are written as one JSON value without members: a delegate <c>Action&lt;CanonicalWriter, T&gt;</c> for each.</summary>
internal static class ScalarEncoders
{
    // Trailing zeros of the fraction are left out, as System.Text.Json does.
    private const string DateAndTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly Dictionary<Type, Delegate> table = [];

    static ScalarEncoders()
    {
        AddIntegers();
        AddNumbers();
        AddTimes();
        AddTexts();
        AddBytes();
        Add<bool>(static (writer, value) => writer.WriteLiteral(value ? "true"u8 : "false"u8));
        Add<DBNull>(static (writer, _) => writer.WriteLiteral("null"u8));
        Add<JsonElement>(JsonEncoder.Write);
    }

    /// <summary>The encoder, an <c>Action&lt;CanonicalWriter, T&gt;</c>; null where the type is no scalar.</summary>
    public static Delegate? Find(Type type)
    {
        if (table.TryGetValue(type, out var encoder))
            return encoder;
        if (type.IsEnum)
            return Closed(nameof(Enumeration), type);
        if (Nullable.GetUnderlyingType(type) is { } underlying && Find(underlying) is not null)
            return Closed(nameof(Optional), underlying);
        return null;
    }

    private static void Add<T>(Action<CanonicalWriter, T> encoder) => table.Add(typeof(T), encoder);

    private static void AddIntegers()
    {
        AddInteger<sbyte>();
        AddInteger<byte>();
        AddInteger<short>();
        AddInteger<ushort>();
        AddInteger<int>();
        AddInteger<uint>();
        AddInteger<long>();
        AddInteger<ulong>();
        AddInteger<Int128>();
        AddInteger<UInt128>();
        AddInteger<BigInteger>();
    }

    private static void AddInteger<T>()
        where T : IBinaryInteger<T> => Add<T>(static (writer, value) => writer.WriteFormatted(value));

    private static void AddNumbers()
    {
        Add<double>(static (writer, value) => writer.WriteNumber(value));
        Add<float>(static (writer, value) => writer.WriteNumber(value));
        Add<Half>(static (writer, value) => writer.WriteNumber(value));
        Add<decimal>(static (writer, value) => writer.WriteNumber(value));
    }

    private static void AddTimes()
    {
        // A local time is written as the instant it means, so that two machines in two zones agree on a row read from the same file.
        Add<DateTime>(static (writer, value) => writer.WriteQuoted(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateAndTime));
        Add<DateTimeOffset>(static (writer, value) => writer.WriteQuoted(value, DateAndTime));
        Add<DateOnly>(static (writer, value) => writer.WriteQuoted(value, "yyyy-MM-dd"));
        Add<TimeOnly>(static (writer, value) => writer.WriteQuoted(value.ToTimeSpan(), "c"));
        Add<TimeSpan>(static (writer, value) => writer.WriteQuoted(value, "c"));
    }

    private static void AddTexts()
    {
        Add<string>(static (writer, value) =>
        {
            if (value is null)
                writer.WriteLiteral("null"u8);
            else
                writer.WriteString(value);
        });
        Add<char>(static (writer, value) => writer.WriteString([value]));
        Add<Rune>(static (writer, value) => writer.WriteString(value.ToString()));
        Add<Guid>(static (writer, value) => writer.WriteQuoted(value, "D"));
        AddText<StringBuilder>(static value => value.ToString());
        AddText<Uri>(static value => value.OriginalString);
        AddText<Version>(static value => value.ToString());
        AddText<Secret>(static _ => Secret.Mask);
    }

    private static void AddText<T>(Func<T, string> text)
        where T : class => Add<T>((writer, value) =>
        {
            if (value is null)
                writer.WriteLiteral("null"u8);
            else
                writer.WriteString(text(value));
        });

    private static void AddBytes()
    {
        Add<byte[]>(static (writer, value) =>
        {
            if (value is null)
                writer.WriteLiteral("null"u8);
            else
                writer.WriteBase64(value);
        });
        Add<ReadOnlyMemory<byte>>(static (writer, value) => writer.WriteBase64(value.Span));
        Add<Memory<byte>>(static (writer, value) => writer.WriteBase64(value.Span));
    }

    private static Delegate Closed(string method, Type argument) =>
        (Delegate)typeof(ScalarEncoders).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(argument).Invoke(null, null)!;

    private static Action<CanonicalWriter, T?> Optional<T>()
        where T : struct
    {
        var encoder = (Action<CanonicalWriter, T>)Find(typeof(T))!;
        return (writer, value) =>
        {
            if (value is { } present)
                encoder(writer, present);
            else
                writer.WriteLiteral("null"u8);
        };
    }

    private static Action<CanonicalWriter, T> Enumeration<T>()
        where T : struct, Enum => static (writer, value) =>
        {
            // Names cannot begin with a digit or a sign: what does is a value that has no name.
            var text = value.ToString();
            if (char.IsAsciiDigit(text[0]) || text[0] == '-')
                writer.WriteLiteral(Encoding.ASCII.GetBytes(text));
            else
                writer.WriteString(text);
        };
}
