using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Security.Cryptography;
using System.Text;
using EvalTest.Model;

namespace EvalTest.Fingerprints;

/// <summary>
/// The code that an eval runs, as a hash that only its own code changes: the eval's method, its target, its class's constructors and all they
/// reach in their module. Computed once for an eval and process.
/// </summary>
internal static class CodeFingerprint
{
    private const string Initialize = "InitializeAsync";

    private static readonly ConcurrentDictionary<Module, Lazy<ModuleFile?>> modules = new();
    private static readonly ConcurrentDictionary<(Type Class, MethodInfo Method, MethodInfo? Target), Lazy<EvalFingerprint>> known = new();

    /// <summary>Without a hash where the module is in no file, or the file is not the one that was loaded.</summary>
    /// <param name="method">The eval.</param>
    /// <param name="class">The class that runs it, whose constructors run too.</param>
    /// <param name="target">What is called before it by reflection, where that is code of the same module; null for nothing.</param>
    /// <exception cref="EvalTestException">The module's file cannot be read.</exception>
    public static EvalFingerprint Of(MethodInfo method, Type @class, MethodInfo? target = null) =>
        known.GetOrAdd((@class, method, target), static k => new(() => Compute(k.Method, k.Class, k.Target))).Value;

    /// <summary>The same of a module that need not be loaded.</summary>
    /// <param name="module">The module.</param>
    /// <param name="method">The eval's token in it.</param>
    /// <param name="class">Its class's token; null for a class of another module.</param>
    /// <param name="target">The target's token; null for none.</param>
    public static EvalFingerprint Of(ModuleFile module, int method, int? @class, int? target = null) => new()
    {
        Module = module.Version.ToString(),
        Code = module.IsInstrumented ? null : Hash(CodeWalk.From(module, Roots(module, method, @class, target))),
        Build = module.Build,
        IsInstrumented = module.IsInstrumented,
    };

    private static EvalFingerprint Compute(MethodInfo method, Type @class, MethodInfo? target)
    {
        var file = modules.GetOrAdd(method.Module, static m => new(() => Open(m))).Value;
        return file is null
            ? new EvalFingerprint { Module = method.Module.ModuleVersionId.ToString() }
            : Of(file, method.MetadataToken, @class.Module == method.Module ? @class.MetadataToken : null, target?.Module == method.Module ? target.MetadataToken : null);
    }

    private static ModuleFile? Open(Module module)
    {
        // A single file or an assembly out of memory has a place of no file.
        if (!File.Exists(module.FullyQualifiedName))
            return null;

        try
        {
            var file = new ModuleFile(module.FullyQualifiedName);
            if (file.Version == module.ModuleVersionId)
                return file;
            file.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            throw new EvalTestException($"{module.FullyQualifiedName} cannot be read to see whether the eval's code changed: {e.Message} Nothing was run. Make it readable and run the same command again.", e);
        }
    }

    private static IEnumerable<MethodDefinitionHandle> Roots(ModuleFile module, int method, int? @class, int? target)
    {
        yield return (MethodDefinitionHandle)MetadataTokens.EntityHandle(method);
        if (target is { } called)
            yield return (MethodDefinitionHandle)MetadataTokens.EntityHandle(called);
        if (@class is not { } token)
            yield break;

        var metadata = module.Metadata;
        var type = metadata.GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.EntityHandle(token));
        var byName = type.GetMethods().Select(m => (Handle: m, Definition: metadata.GetMethodDefinition(m)))
            .Select(m => (m.Handle, Name: metadata.GetString(m.Definition.Name), Parameters: m.Definition.GetParameters().Count))
            .Where(m => m.Name is ".ctor" or ".cctor" || m.Name.EndsWith(Initialize, StringComparison.Ordinal))
            .OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Parameters);
        foreach (var (handle, _, _) in byName)
            yield return handle;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
