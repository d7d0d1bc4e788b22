using System.Reflection;

namespace EvalTest.Datasets;

/// <summary>Writes an object or struct as its public members, sorted by name; a getter made once for each.</summary>
internal sealed class ObjectEncoder
{
    private readonly Member[] members;
    private readonly string? fault;
    private readonly bool[] expected;
    private readonly bool hasExpected;

    public ObjectEncoder(Type type)
    {
        var found = RowMembers.Of(type);
        var marked = MarkedMembers.Names(type, typeof(ExpectedAttribute)).Select(n => (Name: n, Member: MarkedMembers.Find(found, n))).ToList();
        members = [.. found.Select((m, i) => new Member(m.Name, Prefix(m.Name, first: i == 0), Writer(type, m)))];
        expected = [.. found.Select(m => marked.Exists(e => e.Member == m))];
        fault = Opaque.ReasonOfMembers(type, members.Length) is { } reason ? $"a {TypeName.Of(type)} {reason}"
            : marked.Find(m => m.Member is null).Name is { } name ? $"[Expected] on {TypeName.Of(type)}.{name} marks no public property or field that can be read"
            : null;
        hasExpected = marked.Count > 0;
    }

    public void Write(CanonicalWriter writer, object value)
    {
        if (fault is not null)
            throw writer.Fault(fault);

        writer.Enter(value, (byte)'{');
        if (hasExpected && writer.SetsExpectedApart)
        {
            WriteApart(writer, value);
        }
        else
        {
            foreach (var member in members)
            {
                writer.At(member.Name);
                writer.WriteLiteral(member.Prefix);
                member.Write(writer, value);
            }
        }

        writer.Leave((byte)'}');
    }

    private void WriteApart(CanonicalWriter writer, object value)
    {
        var isFirst = true;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            writer.At(member.Name);
            if (expected[i])
            {
                writer.WriteExpected(member.Write, value);
                continue;
            }

            // The comma stands in the prefix of all but the type's first member.
            writer.WriteLiteral(isFirst && i > 0 ? member.Prefix.AsSpan(1) : member.Prefix);
            member.Write(writer, value);
            isFirst = false;
        }
    }

    private static Action<CanonicalWriter, object> Writer(Type owner, MemberInfo member)
    {
        var declared = RowMembers.TypeOf(member);
        if (Opaque.ReasonOfMember(declared) is { } reason)
            return (writer, _) => throw writer.Fault($"a {TypeName.Of(declared)} {reason}");

        return Getters.Writing(owner, member);
    }

    // The comma, the quoted name and the colon: the same for every row.
    private static byte[] Prefix(string name, bool first)
    {
        var writer = new CanonicalWriter();
        writer.Member(name, first);
        return writer.Written.ToArray();
    }

    private sealed record Member(string Name, byte[] Prefix, Action<CanonicalWriter, object> Write);
}
