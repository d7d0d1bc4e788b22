using System.Diagnostics;
using System.Reflection.Metadata;

namespace EvalTest.Fingerprints;

/// <summary>How a module was built, as far as it shows in the module.</summary>
internal static class BuildFacts
{
    // Namespaces of types that tools put into a module, and assemblies that only code they put there refers to.
    private static readonly string[] injected =
        ["Coverlet.Core.Instrumentation", "Microsoft.CodeCoverage", "Microsoft.VisualStudio.CodeCoverage", "Microsoft.VisualStudio.Coverage", "AltCover", "Stryker", "MiniCover", "JetBrains.Profiler"];

    /// <summary>Configuration and compiler in words; null where the compiler is not known.</summary>
    public static string? Of(MetadataReader metadata, string? compiler) => compiler is null ? null : $"{(IsOptimized(metadata) ? "Release" : "Debug")}, {compiler}";

    public static bool IsInstrumented(MetadataReader metadata) =>
        metadata.TypeDefinitions.Any(t => IsInjected(metadata.GetString(metadata.GetTypeDefinition(t).Namespace)))
        || metadata.AssemblyReferences.Any(a => IsInjected(metadata.GetString(metadata.GetAssemblyReference(a).Name)));

    private static bool IsInjected(string name) => Array.Exists(injected, i => name == i || name.StartsWith(i + ".", StringComparison.Ordinal));

    private static bool IsOptimized(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsDebuggable(metadata, attribute))
                continue;

            // A prolog of two bytes, then either the modes as one number or the older pair of booleans, tracking and no optimising.
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            var modes = value.Length >= 8 ? (DebuggableAttribute.DebuggingModes)value.ReadInt32() : value.ReadUInt16() >> 8 != 0 ? DebuggableAttribute.DebuggingModes.DisableOptimizations : 0;
            return !modes.HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations);
        }

        return true;
    }

    private static bool IsDebuggable(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(DebuggableAttribute));
}
