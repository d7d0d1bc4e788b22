using EvalTest.Xunit.Binding;

namespace EvalTest;

/// <summary>
/// Takes the rows of an <see cref="EvalForEachAttribute"/> beside it from a file: <see cref="JsonLinesAttribute"/>, <see cref="JsonAttribute"/>,
/// <see cref="CsvAttribute"/>. The file is opened when the eval runs, never held whole, and unpacked on the way where its name ends in <c>.gz</c>.
/// A row that cannot be read is an error that names file and line, and the others run; with <c>--eval-strict</c> the eval is refused instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class DatasetFileAttribute : EvalPartAttribute
{
    private protected DatasetFileAttribute(string path) => Path = path;

    /// <summary>The file: absolute, or relative to the test assembly's folder, then to the project's.</summary>
    public string Path { get; }

    /// <summary>A file as the attribute names one, for messages.</summary>
    internal abstract string Example { get; }

    /// <summary>The type of rows that are bound to parameters by their columns.</summary>
    internal abstract Type ColumnsType { get; }

    /// <summary>The rows. The file is not opened before they are enumerated.</summary>
    /// <exception cref="ArgumentException">The file cannot be read as such rows.</exception>
    internal abstract IAsyncEnumerable<T> Read<T>(IReadOnlyList<EvalParameter> parameters);
}
