using System.Reflection.Metadata;

namespace EvalTest.Fingerprints;

/// <summary>Finds the definition of a member of a generic type of this module, which code names by a reference.</summary>
internal sealed class MemberFinder(MetadataReader metadata)
{
    private const byte GenericInstance = 0x15;

    /// <summary>Nil where the member is of another module.</summary>
    public EntityHandle Find(MemberReference member)
    {
        var owner = Owner(member.Parent);
        if (owner.IsNil)
            return default;

        var type = metadata.GetTypeDefinition(owner);
        return member.GetKind() == MemberReferenceKind.Field
            ? Choose(member, type.GetFields().Select(f => ((EntityHandle)f, metadata.GetFieldDefinition(f).Name, metadata.GetFieldDefinition(f).Signature)))
            : Choose(member, type.GetMethods().Select(m => ((EntityHandle)m, metadata.GetMethodDefinition(m).Name, metadata.GetMethodDefinition(m).Signature)));
    }

    private TypeDefinitionHandle Owner(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeDefinition)
            return (TypeDefinitionHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification)
            return default;

        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (blob.ReadByte() != GenericInstance)
            return default;
        // Class or value type, then the type itself.
        blob.ReadByte();
        return blob.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } definition ? (TypeDefinitionHandle)definition : default;
    }

    // Both signatures are of one module and were written by one compiler: those of one member have the same bytes.
    private EntityHandle Choose(MemberReference member, IEnumerable<(EntityHandle Handle, StringHandle Name, BlobHandle Signature)> candidates)
    {
        var name = metadata.GetString(member.Name);
        var same = candidates.Where(c => metadata.StringComparer.Equals(c.Name, name)).ToList();
        var wanted = metadata.GetBlobBytes(member.Signature);
        return same.Find(c => metadata.GetBlobBytes(c.Signature).AsSpan().SequenceEqual(wanted)) is { Handle.IsNil: false } exact ? exact.Handle
            : same.Count == 1 ? same[0].Handle : default;
    }
}
