using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EvalTest.Fingerprints;

/// <summary>A compiled module, read once. Safe for any number of threads.</summary>
internal sealed class ModuleFile : IDisposable
{
    private readonly PEReader file;

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no module.</exception>
    public ModuleFile(string path)
    {
        file = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        try
        {
            Metadata = file.GetMetadataReader();
            Version = Metadata.GetGuid(Metadata.GetModuleDefinition().Mvid);
            using var symbols = Symbols.Open(file, path);
            Sources = symbols.Sources;
            Build = BuildFacts.Of(Metadata, symbols.Compiler);
            IsInstrumented = BuildFacts.IsInstrumented(Metadata);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public MetadataReader Metadata { get; }

    public Guid Version { get; }

    /// <summary>Configuration and compiler; null where the symbols that name the compiler are missing.</summary>
    public string? Build { get; }

    public bool IsInstrumented { get; }

    /// <summary>The paths of its sources, as the compiler knew them.</summary>
    public IReadOnlySet<string> Sources { get; }

    public MethodBodyBlock Body(MethodDefinition method) => file.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The bytes that a field is mapped to, as those of an array's initial values.</summary>
    public byte[] Data(FieldDefinition field)
    {
        var blob = Metadata.GetBlobReader(field.Signature);
        blob.ReadSignatureHeader();
        var size = blob.ReadSignatureTypeCode() switch
        {
            SignatureTypeCode.SByte or SignatureTypeCode.Byte or SignatureTypeCode.Boolean => 1,
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Char => 2,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
            SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Double => 8,
            SignatureTypeCode.TypeHandle when blob.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type => Metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size,
            _ => 0,
        };
        return [.. file.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, size)];
    }

    public void Dispose() => file.Dispose();
}
