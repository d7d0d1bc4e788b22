using System.Runtime.CompilerServices;
using EvalTest.Xunit.Execution;
using Xunit.v3;

namespace EvalTest;

/// <summary>
/// Marks a method as an eval of a dataset: it runs once for each row. A parameter of the row's type takes the row; otherwise the
/// row's properties, fields or columns are bound to the parameters by name, tuples and arrays by position. An <see cref="EvalContext"/>
/// and a <see cref="CancellationToken"/> are passed in wherever the method takes one.
/// </summary>
[XunitTestCaseDiscoverer(typeof(EvalDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvalForEachAttribute : EvalAttribute
{
    /// <summary>Takes the rows from a static member of the class.</summary>
    /// <param name="source">
    /// The name of a public static method, property or field of the class or a base class, best as <c>nameof(Rows)</c>: an
    /// <see cref="IEnumerable{T}"/>, an <see cref="IAsyncEnumerable{T}"/>, or a <see cref="Task{T}"/> or <see cref="ValueTask{T}"/> of one.
    /// It is read once, row by row, and only when the eval runs.
    /// </param>
    /// <param name="sourceFilePath">Filled by the compiler.</param>
    /// <param name="sourceLineNumber">Filled by the compiler.</param>
    public EvalForEachAttribute(string source, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Source = source;
        HasSource = true;
    }

    /// <summary>Takes the rows from a class of their own.</summary>
    /// <param name="sourceType">
    /// A class with a public constructor without parameters that implements <see cref="IEnumerable{T}"/> or <see cref="IAsyncEnumerable{T}"/>.
    /// It is disposed after it was read.
    /// </param>
    /// <param name="sourceFilePath">Filled by the compiler.</param>
    /// <param name="sourceLineNumber">Filled by the compiler.</param>
    public EvalForEachAttribute(Type sourceType, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        SourceType = sourceType;
        HasSource = true;
    }

    // The line stands first, so that a single string always means the source.

    /// <summary>Takes the rows from what stands beside it on the method: xunit's data attributes, such as <c>[InlineData]</c>, or a file, such as <see cref="JsonLinesAttribute"/>.</summary>
    /// <param name="sourceLineNumber">Filled by the compiler.</param>
    /// <param name="sourceFilePath">Filled by the compiler.</param>
    public EvalForEachAttribute([CallerLineNumber] int sourceLineNumber = -1, [CallerFilePath] string? sourceFilePath = null)
        : base(sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>The name of the member that gives the rows; null where a class or data attributes do.</summary>
    public string? Source { get; }

    /// <summary>The class that gives the rows; null where a member or data attributes do.</summary>
    public Type? SourceType { get; }

    internal bool HasSource { get; }
}
