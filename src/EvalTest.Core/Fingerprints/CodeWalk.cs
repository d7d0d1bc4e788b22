using System.Reflection.Metadata;
using System.Text;

namespace EvalTest.Fingerprints;

/// <summary>
/// All code of a module that is reached from some methods, as one text: each method once, in the order in which the code mentions them,
/// so that it stays the same wherever they stand in their file. What is called virtually is not followed, nor is what other assemblies hold.
/// </summary>
internal sealed class CodeWalk
{
    private readonly MetadataReader metadata;
    private readonly CodeNames names;
    private readonly MethodText methods;
    private readonly HashSet<EntityHandle> reached = [];
    private readonly Queue<EntityHandle> waiting = new();
    private readonly StringBuilder text = new();

    private CodeWalk(ModuleFile module)
    {
        metadata = module.Metadata;
        names = new CodeNames(module, Reach);
        methods = new MethodText(module, names);
    }

    /// <summary>The text; equal for equal code.</summary>
    public static string From(ModuleFile module, IEnumerable<MethodDefinitionHandle> roots)
    {
        var walk = new CodeWalk(module);
        foreach (var root in roots)
            walk.text.Append("root ").Append(walk.names.Of(root)).Append('\n');
        while (walk.waiting.TryDequeue(out var next))
            walk.Describe(next);
        return walk.text.ToString();
    }

    private void Reach(EntityHandle handle)
    {
        if (reached.Add(handle))
            waiting.Enqueue(handle);
    }

    private void Describe(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodDefinition)
            methods.Write((MethodDefinitionHandle)handle, text);
        else
            Describe(metadata.GetTypeDefinition((TypeDefinitionHandle)handle), names.Of(handle));
    }

    /// <summary>
    /// A type of the compiler's own. State machines are run by others, through an interface or a base class, so all they do is reached; of the rest
    /// what is named by somebody is. The members of an anonymous type are read by reflection.
    /// </summary>
    private void Describe(TypeDefinition type, string name)
    {
        var parent = type.BaseType.IsNil ? "" : names.Of(type.BaseType);
        var interfaces = type.GetInterfaceImplementations().Select(i => names.Of(metadata.GetInterfaceImplementation(i).Interface)).ToList();
        text.Append("type ").Append(name).Append(':').AppendJoin(',', [parent, .. interfaces]).Append('\n');
        if (metadata.GetString(type.Name).Contains("AnonymousType", StringComparison.Ordinal))
        {
            foreach (var property in type.GetProperties())
                text.Append("property ").Append(metadata.GetString(metadata.GetPropertyDefinition(property).Name)).Append('\n');
        }

        if (interfaces.Count == 0 && (parent.EndsWith("]System.Object", StringComparison.Ordinal) || parent.EndsWith("]System.ValueType", StringComparison.Ordinal)))
            return;
        foreach (var method in type.GetMethods())
            Reach(method);
    }
}
