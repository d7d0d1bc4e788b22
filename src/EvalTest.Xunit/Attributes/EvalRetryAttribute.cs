namespace EvalTest;

/// <summary>
/// Names errors that are worth another attempt, beside those that the engine recognises (a network's, HTTP 408, 429, 5xx, time-outs). On a
/// method, a class or an assembly; all that apply add up. How often is said by <see cref="EvalAttribute.Retries"/> and <c>--eval-retries</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EvalRetryAttribute : Attribute
{
    /// <summary>Names exceptions by their types; those derived from them and those that only wrap them count too.</summary>
    /// <param name="exceptions">Types derived from <see cref="Exception"/>; none where <see cref="When"/> decides alone.</param>
    public EvalRetryAttribute(params Type[] exceptions) => Exceptions = exceptions;

    /// <summary>The exceptions.</summary>
    public IReadOnlyList<Type> Exceptions { get; }

    /// <summary>
    /// The name of a static method of the eval's class that takes an <see cref="Exception"/> and returns whether another attempt may succeed,
    /// best as <c>nameof(IsTransient)</c>; null for none.
    /// </summary>
    public string? When { get; set; }
}
