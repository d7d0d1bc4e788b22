using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>
/// Finds a name that occurs twice on a line's top level: by a small table that costs a line without one next to nothing.
/// For one thread.
/// </summary>
internal sealed class LineNames
{
    private const int Buckets = 256;
    private const int MostRemembered = 64;

    private readonly int[] usedIn = new int[Buckets];
    private readonly (int Start, int Length)[] names = new (int, int)[MostRemembered];
    private byte[][] reserved = [];
    private int count;
    private int line;

    /// <summary>The table was too small, or a name was written with escapes: <see cref="AreNew"/> has to look.</summary>
    public bool Undecided { get; private set; }

    /// <summary>Starts with another line.</summary>
    /// <param name="reservedNames">Names that must not come.</param>
    public void Begin(byte[][] reservedNames)
    {
        reserved = reservedNames;
        count = 0;
        line++;
        Undecided = false;
        foreach (var name in reserved)
            usedIn[Bucket(name)] = line;
    }

    /// <summary>Notes a name; false if it is reserved or came before.</summary>
    public bool Add(ReadOnlySpan<byte> name, bool isEscaped, int start, ReadOnlySpan<byte> text)
    {
        Undecided |= isEscaped || count == MostRemembered;
        if (Undecided)
            return true;

        ref var bucket = ref usedIn[Bucket(name)];
        if (bucket == line && CameBefore(name, text))
            return false;
        bucket = line;
        names[count++] = (start, name.Length);
        return true;
    }

    /// <summary>The same for a whole line at once, slowly.</summary>
    public static bool AreNew(ReadOnlySpan<byte> line, int fieldsBefore, byte[][] reserved)
    {
        var json = LineContent.Begin(line);
        using var document = JsonDocument.ParseValue(ref json);
        var names = new HashSet<string>();
        return document.RootElement.EnumerateObject().Index()
            .All(p => names.Add(p.Item.Name) && (p.Index < fieldsBefore || !Array.Exists(reserved, r => p.Item.NameEquals(r))));
    }

    private bool CameBefore(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        foreach (var one in reserved)
        {
            if (name.SequenceEqual(one))
                return true;
        }

        foreach (var (start, length) in names.AsSpan(0, count))
        {
            if (name.SequenceEqual(text.Slice(start, length)))
                return true;
        }

        return false;
    }

    private static int Bucket(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : ((name.Length * 31) + (name[0] * 7) + (name[^1] * 3) + name[name.Length / 2]) & (Buckets - 1);
}
