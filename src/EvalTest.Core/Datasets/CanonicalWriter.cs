using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace EvalTest.Datasets;

/// <summary>The bytes of one row's canonical form as they grow, and where in the row the writer stands. Used by one thread at a time, again and again.</summary>
internal sealed class CanonicalWriter
{
    private const int LargestKept = 1 << 20;
    private const int LargestRow = 512 << 20;

    private readonly Step[] path = new Step[CanonicalJson.MaxDepth + 1];
    private byte[] buffer = new byte[1024];
    private int length;
    private int depth;
    private CanonicalWriter? expected;

    /// <summary>Members marked <c>[Expected]</c> are kept out of the text.</summary>
    public bool SetsExpectedApart { get; set; }

    /// <summary>The canonical form of what was kept out; empty where nothing was.</summary>
    public ReadOnlySpan<byte> Expected => expected is null ? [] : expected.Written;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public int Length => length;

    /// <summary>For a message about what threw: the type that was being read, with a leading word.</summary>
    public string FromContainer => path[depth].Container is { } container ? $" from {TypeName.Of(container.GetType())}" : "";

    /// <summary>Writes any value by its run-time type.</summary>
    public void WriteValue(object? value)
    {
        if (value is null)
            WriteLiteral("null"u8);
        else if (value is string text)
            WriteString(text);
        else
            Encoders.For(value.GetType())(this, value);
    }

    /// <summary>Writes a value without boxing it where its static type is a scalar.</summary>
    public void Write<T>(T value) => ValueOf<T>.Write(this, value);

    public void WriteLiteral(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Free(ascii.Length));
        length += ascii.Length;
    }

    public void WriteByte(byte ascii)
    {
        Free(1)[0] = ascii;
        length++;
    }

    public void WriteString(ReadOnlySpan<char> text)
    {
        var most = CanonicalText.MostBytes(text);
        if (!CanonicalText.TryWrite(text, Free(most), out var written))
            throw Fault("the text holds half of a surrogate pair, which UTF-8 cannot express");
        length += written;
    }

    /// <summary>Writes what formats itself into ASCII, culture aside.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        int written;
        var room = 32;
        while (!value.TryFormat(Free(room), out written, format, CultureInfo.InvariantCulture))
            room *= 2;
        length += written;
    }

    public void WriteQuoted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        WriteByte((byte)'"');
        WriteFormatted(value, format);
        WriteByte((byte)'"');
    }

    public void WriteNumber<T>(T value)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
            throw Fault($"{value.ToString(null, CultureInfo.InvariantCulture)} ({TypeName.Of(typeof(T))}) is not a number that JSON can express");
        length += CanonicalNumber.Write(value, Free(CanonicalNumber.MostBytes));
    }

    public void WriteNumber(decimal value) => length += CanonicalNumber.Write(value, Free(CanonicalNumber.MostBytes));

    public void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestRow / 2)
            throw TooLarge();
        WriteByte((byte)'"');
        Base64.EncodeToUtf8(bytes, Free(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        length += written;
        WriteByte((byte)'"');
    }

    /// <summary>Goes into an object or array; null where it is a value that cannot hold itself.</summary>
    public void Enter(object? container, byte bracket)
    {
        if (depth == CanonicalJson.MaxDepth)
            throw Fault(TooDeep(container));
        path[++depth] = new Step { Container = container, Index = -1 };
        WriteByte(bracket);
    }

    public void Leave(byte bracket)
    {
        path[depth--] = default;
        WriteByte(bracket);
    }

    /// <summary>Says which member of the container comes next, for messages.</summary>
    public void At(string name) => path[depth].Name = name;

    /// <summary>Begins an element of an array.</summary>
    public void Element(int index)
    {
        path[depth].Index = index;
        if (index > 0)
            WriteByte((byte)',');
    }

    /// <summary>Begins a member whose name is not known beforehand.</summary>
    public void Member(string name, bool first)
    {
        if (!first)
            WriteByte((byte)',');
        At(name);
        WriteString(name);
        WriteByte((byte)':');
    }

    /// <summary>Takes back what was written since <paramref name="start"/> and gives it as the text of a key; null where it is none.</summary>
    public string? TakeScalarText(int start)
    {
        var text = CanonicalJson.Unquoted(Written[start..]);
        length = start;
        return text;
    }

    /// <summary>Writes the member that the writer stands at apart from the rest, under its path.</summary>
    public void WriteExpected(Action<CanonicalWriter, object> write, object owner)
    {
        var start = length;
        // Whatever is expected is so as a whole.
        SetsExpectedApart = false;
        write(this, owner);
        SetsExpectedApart = true;
        expected ??= new CanonicalWriter();
        expected.Member(Where().TrimStart('$').TrimStart('.'), first: expected.length == 0);
        expected.WriteLiteral(Written[start..]);
        length = start;
    }

    public RowEncodingException Fault(string what, Exception? inner = null) => new(Where(), what, inner);

    public void Reset()
    {
        Array.Clear(path);
        expected = null;
        SetsExpectedApart = false;
        depth = 0;
        length = 0;
        if (buffer.Length > LargestKept)
            buffer = new byte[1024];
    }

    private RowEncodingException TooLarge() => Fault($"the row is longer than {LargestRow >> 20} MiB in canonical form");

    private Span<byte> Free(int room)
    {
        if (buffer.Length - length < room)
            Grow(room);
        return buffer.AsSpan(length);
    }

    private void Grow(int room)
    {
        if ((long)length + room > LargestRow)
            throw TooLarge();
        Array.Resize(ref buffer, Math.Max(length + room, Math.Min(buffer.Length * 2, LargestRow)));
    }

    private string TooDeep(object? container)
    {
        for (var i = 1; i <= depth; i++)
        {
            for (var j = i + 1; j <= depth; j++)
            {
                if (path[i].Container is { } one && ReferenceEquals(one, path[j].Container))
                    return $"a {TypeName.Of(one.GetType())} refers back to itself";
            }
        }

        var type = container is null ? "" : $", here a {TypeName.Of(container.GetType())}";
        return $"objects and arrays lie more than {CanonicalJson.MaxDepth} deep in each other{type}";
    }

    private string Where()
    {
        var text = new StringBuilder("$");
        for (var i = 1; i <= depth; i++)
        {
            if (path[i].Name is { } name)
                text.Append(IsPlain(name) ? $".{name}" : $"[\"{name}\"]");
            else if (path[i].Index >= 0)
                text.Append(CultureInfo.InvariantCulture, $"[{path[i].Index}]");
        }

        return text.ToString();
    }

    private static bool IsPlain(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private struct Step
    {
        public object? Container;
        public string? Name;
        public int Index;
    }
}
