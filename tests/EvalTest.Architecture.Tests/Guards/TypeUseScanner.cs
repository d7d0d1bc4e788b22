using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>
/// Which types of one assembly use which others of it: bases, interfaces, fields, signatures, attributes, constraints, locals and every
/// instruction. Nested and compiler-made types count as their outermost one. Constants are compiled away and not seen.
/// </summary>
internal sealed class TypeUseScanner
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly TypeCollector collector;

    private TypeUseScanner(PEReader file)
    {
        this.file = file;
        metadata = file.GetMetadataReader();
        collector = new TypeCollector(metadata);
    }

    /// <summary>Full names of outermost types: from, to.</summary>
    public static IReadOnlyList<(string From, string To)> Scan(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var scanner = new TypeUseScanner(file);
        return [.. scanner.Uses().Where(u => u.From != u.To && !u.From.Contains('<') && !u.To.Contains('<')).Distinct().Order()];
    }

    private IEnumerable<(string From, string To)> Uses()
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            collector.Found.Clear();
            CollectType(metadata.GetTypeDefinition(handle));
            var from = Outermost(handle);
            foreach (var to in collector.Found.Select(Outermost).Distinct().ToArray())
                yield return (from, to);
        }
    }

    private void CollectType(TypeDefinition type)
    {
        Collect(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
            Collect(metadata.GetInterfaceImplementation(implementation).Interface);
        CollectConstraints(type.GetGenericParameters());
        CollectAttributes(type.GetCustomAttributes());
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            field.DecodeSignature(collector, null);
            CollectAttributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
            CollectAttributes(property.GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            CollectMethod(method);
    }

    private void CollectMethod(MethodDefinition method)
    {
        method.DecodeSignature(collector, null);
        CollectConstraints(method.GetGenericParameters());
        CollectAttributes(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        Collect(body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
            Collect(region.CatchType);
        foreach (var token in OpCodeTable.Tokens(body.GetILBytes() ?? []))
            Collect(MetadataTokens.EntityHandle(token));
    }

    private void CollectConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => metadata.GetGenericParameter(p).GetConstraints()))
            Collect(metadata.GetGenericParameterConstraint(constraint).Type);
    }

    private void CollectAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            Collect(metadata.GetCustomAttribute(attribute).Constructor);
    }

    private void Collect(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                collector.Found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(collector, null);
                break;
            case HandleKind.FieldDefinition:
                collector.Found.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                collector.Found.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(collector, null);
                Collect(specification.Method);
                break;
            case HandleKind.MemberReference:
                CollectMember(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.StandaloneSignature:
                CollectSignature(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
                break;
        }
    }

    private void CollectMember(MemberReference member)
    {
        Collect(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
            member.DecodeFieldSignature(collector, null);
        else
            member.DecodeMethodSignature(collector, null);
    }

    private void CollectSignature(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
            signature.DecodeLocalSignature(collector, null);
        else
            signature.DecodeMethodSignature(collector, null);
    }

    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? metadata.GetString(type.Name) : $"{space}.{metadata.GetString(type.Name)}";
    }
}
