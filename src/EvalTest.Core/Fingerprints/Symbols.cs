using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace EvalTest.Fingerprints;

/// <summary>What a module's portable symbols say, in the module itself or beside it: the compiler and the sources. Nothing where there are none.</summary>
internal sealed class Symbols : IDisposable
{
    // Of the compilation options; fixed by the format of portable symbols.
    private static readonly Guid compilationOptions = new("B5FEEC05-8CD0-4A83-96DA-466284BB4BD8");

    private readonly MetadataReaderProvider? provider;

    private Symbols(MetadataReaderProvider? provider)
    {
        this.provider = provider;
        if (provider?.GetMetadataReader() is not { } reader)
            return;

        Sources = reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToHashSet();
        var options = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation)
            .Where(i => reader.GetGuid(i.Kind) == compilationOptions)
            .Select(i => Pairs(reader.GetBlobBytes(i.Value)))
            .FirstOrDefault();
        if (options?.GetValueOrDefault("compiler-version") is { } version)
            Compiler = $"{options.GetValueOrDefault("language")} {version}";
    }

    public string? Compiler { get; }

    public IReadOnlySet<string> Sources { get; } = new HashSet<string>();

    public static Symbols Open(PEReader file, string path)
    {
        file.TryOpenAssociatedPortablePdb(path, symbols => File.Exists(symbols) ? File.OpenRead(symbols) : null, out var provider, out _);
        return new Symbols(provider);
    }

    public void Dispose() => provider?.Dispose();

    // Name and value in turn, each ended by a zero.
    private static Dictionary<string, string> Pairs(byte[] blob) =>
        Encoding.UTF8.GetString(blob).Split('\0').Chunk(2).Where(p => p.Length == 2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
}
