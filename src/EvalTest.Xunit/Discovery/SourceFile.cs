using System.Reflection;
using System.Runtime.CompilerServices;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>Rows out of a file that an attribute beside the eval names. It is opened when the eval runs.</summary>
internal static class SourceFile
{
    private static readonly MethodInfo reader = typeof(DatasetFileAttribute).GetMethod(nameof(DatasetFileAttribute.Read), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <exception cref="EvalTestException">No file is named, or it cannot give such rows.</exception>
    public static RowSource Find(MethodInfo eval, DatasetFileAttribute file, Type testClass, IReadOnlyList<EvalParameter> parameters)
    {
        if (string.IsNullOrWhiteSpace(file.Path))
            throw new EvalTestException($"{Name(file)} of {eval.Name} names no file. Write its path, as in {Name(file)[..^1]}(\"{file.Example}\")].");

        var row = RowType(file, parameters);
        var rows = typeof(IAsyncEnumerable<>).MakeGenericType(row);
        var open = reader.MakeGenericMethod(row);
        Check();
        return new SequenceRows($"The source of rows {file.Path} of {eval.Name}", Open, Returned.For(rows), RowSequence.Of(rows)!, testClass, owned: false);

        object? Open() => open.Invoke(file, BindingFlags.DoNotWrapExceptions, null, [parameters], null);

        // Nothing is read here: only whether there could be such rows is asked.
        void Check()
        {
            try
            {
                Open();
            }
            catch (ArgumentException e)
            {
                throw new EvalTestException($"{Name(file)} of {eval.Name}: {e.Message}", e);
            }
        }
    }

    /// <summary>An attribute as it is written.</summary>
    public static string Name(Attribute attribute) => $"[{attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}]";

    // What has parts of its own is read as it is; a tuple's have no names in a file.
    private static Type RowType(DatasetFileAttribute file, IReadOnlyList<EvalParameter> parameters) =>
        parameters.Where(p => p.Role == ParameterRole.Row).ToArray() is [{ Type: var type }] && type != typeof(object) && !RowColumns.IsSimple(type) && !typeof(ITuple).IsAssignableFrom(type)
            ? type
            : file.ColumnsType;
}
