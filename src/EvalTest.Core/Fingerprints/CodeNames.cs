using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;

namespace EvalTest.Fingerprints;

/// <summary>
/// Names what code refers to so that no token, place or name of the compiler's own is left: what a person named goes by its full name and
/// signature, what the compiler named by the order in which the walk met it. Everything of this module that is named is noted as reached.
/// </summary>
internal sealed class CodeNames
{
    private readonly ModuleFile module;
    private readonly MetadataReader metadata;
    private readonly Action<EntityHandle> reach;
    private readonly Dictionary<EntityHandle, int> ordinals = [];
    private readonly MemberFinder members;

    /// <param name="module">Where the code is.</param>
    /// <param name="reach">Is told of each method of the module that is named, each type of the compiler's own, and each type initialiser.</param>
    public CodeNames(ModuleFile module, Action<EntityHandle> reach)
    {
        this.module = module;
        metadata = module.Metadata;
        this.reach = reach;
        members = new MemberFinder(metadata);
        Signatures = new SignatureText(this);
    }

    public SignatureText Signatures { get; }

    /// <summary>Any type, member or signature that an instruction or table names.</summary>
    public string Of(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Of((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Signatures, null),
        HandleKind.MethodDefinition => Of((MethodDefinitionHandle)handle),
        HandleKind.FieldDefinition => Of((FieldDefinitionHandle)handle),
        HandleKind.MethodSpecification => Of(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.MemberReference => Of(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.StandaloneSignature => SignatureText.Of(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(Signatures, null)),
        _ => throw new UnreachableException($"{handle.Kind}"),
    };

    public string Of(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (IsGenerated(name))
        {
            reach(handle);
            return $"t#{Ordinal(handle)}";
        }

        var outer = type.GetDeclaringType();
        return outer.IsNil ? Full(metadata.GetString(type.Namespace), name) : $"{Of(outer)}/{name}";
    }

    // Of an assembly the name alone counts: a newer version of a library is another matter than other code here.
    public string Of(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => $"{Of((TypeReferenceHandle)type.ResolutionScope)}/{name}",
            HandleKind.AssemblyReference => $"[{metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)}]{name}",
            _ => $"[]{name}",
        };
    }

    public string Of(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        ReachInitializer(method.GetDeclaringType());
        reach(handle);
        return $"{Of(method.GetDeclaringType())}::{Name(handle, method.Name)}{SignatureText.Of(method.DecodeSignature(Signatures, null))}";
    }

    /// <summary>Whether a name is the compiler's: no name that a person writes in C# holds these characters. F#'s and VB's hold the last two.</summary>
    public static bool IsGenerated(string name) => name.Length > 0 && (name[0] == '<' || name.AsSpan().ContainsAny('@', '$'));

    private string Of(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        if (field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))
            return $"data:{Convert.ToHexStringLower(module.Data(field))}";
        if (field.Attributes.HasFlag(FieldAttributes.Static))
            ReachInitializer(field.GetDeclaringType());
        // Closures and state machines have fields by the names of locals and parameters, which change nothing.
        var isLocal = IsGenerated(metadata.GetString(metadata.GetTypeDefinition(field.GetDeclaringType()).Name));
        return $"{Of(field.GetDeclaringType())}::{(isLocal ? $"#{Ordinal(handle)}" : Name(handle, field.Name))}:{field.DecodeSignature(Signatures, null)}";
    }

    private string Of(MethodSpecification method) => $"{Of(method.Method)}<{string.Join(",", method.DecodeSignature(Signatures, null))}>";

    private string Of(MemberReference member)
    {
        var parent = Of(member.Parent);
        // A member of a generic type of this module is named by a reference too.
        if (members.Find(member) is { IsNil: false } definition)
            return $"{parent} {Of(definition)}";

        var signature = member.GetKind() == MemberReferenceKind.Field ? $":{member.DecodeFieldSignature(Signatures, null)}" : SignatureText.Of(member.DecodeMethodSignature(Signatures, null));
        return $"{parent}::{metadata.GetString(member.Name)}{signature}";
    }

    private string Name(EntityHandle handle, StringHandle name) =>
        metadata.GetString(name) is var text && IsGenerated(text) ? $"#{Ordinal(handle)}" : text;

    private void ReachInitializer(TypeDefinitionHandle handle)
    {
        foreach (var method in metadata.GetTypeDefinition(handle).GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".cctor"))
                reach(method);
        }
    }

    private int Ordinal(EntityHandle handle)
    {
        if (!ordinals.TryGetValue(handle, out var ordinal))
            ordinals.Add(handle, ordinal = ordinals.Count);
        return ordinal;
    }

    private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
