using System.Reflection;

namespace EvalTest.Datasets;

/// <summary>Writes an object or struct as its public members, sorted by name; a getter made once for each.</summary>
internal sealed class ObjectEncoder
{
    private readonly Member[] members;
    private readonly string? fault;
    private readonly bool isValue;

    public ObjectEncoder(Type type)
    {
        var found = RowMembers.Of(type);
        members = [.. found.Select((m, i) => new Member(m.Name, Prefix(m.Name, first: i == 0), Writer(type, m)))];
        fault = Opaque.ReasonOfMembers(type, members.Length) is { } reason ? $"a {TypeName.Of(type)} {reason}" : null;
        isValue = type.IsValueType;
    }

    public void Write(CanonicalWriter writer, object value)
    {
        if (fault is not null)
            throw writer.Fault(fault);

        writer.Enter(value, (byte)'{');
        foreach (var member in members)
        {
            writer.At(member.Name);
            writer.WriteLiteral(member.Prefix);
            member.Write(writer, value);
        }

        writer.Leave((byte)'}');
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
