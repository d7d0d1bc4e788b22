namespace EvalTest;

/// <summary>
/// Runs the eval once for each value of one of its parameters, such as the name of a model. Each is a test of its own with results of its own
/// in the same experiment. With several of these, the eval runs for each combination.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EvalMatrixAttribute : EvalPartAttribute
{
    /// <summary>Names the values.</summary>
    /// <param name="parameter">The parameter of the eval that takes them, best as written there; case does not count.</param>
    /// <param name="values">One or more, each once: texts, numbers, booleans, enums or null. They convert as the columns of a row do.</param>
    public EvalMatrixAttribute(string parameter, params object?[]? values)
    {
        Parameter = parameter;
        // What the compiler makes of a single null.
        Values = values ?? [null];
    }

    /// <summary>The parameter.</summary>
    public string Parameter { get; }

    /// <summary>The values; none where <see cref="Source"/> gives them.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>
    /// A public static member of the class that gives the values, best as <c>nameof(Models)</c>: what a source of rows may be. It is read whenever
    /// tests are discovered, so it should be quick. Any value that can be a row can be one of these; its content is part of the key of each result.
    /// </summary>
    public string? Source { get; set; }
}
