namespace EvalTest;

/// <summary>
/// Names the method that calls the system under test, so that evals only score: it runs before the eval's own method, on the same instance, and what it
/// returns fills the eval's parameter <c>output</c>. Its output and how long it took are recorded as <c>output</c> and <c>latency</c> (seconds) before
/// the eval scores, so that they are kept when scoring fails; so is what it gives to <see cref="EvalContext.Usage"/>. On a class it holds for all evals
/// of it that take an <c>output</c>.
/// </summary>
/// <param name="method">
/// A public method of the class, static or not, best as <c>nameof(AskAsync)</c>: it returns the output, or a <see cref="Task{T}"/> or
/// <see cref="ValueTask{T}"/> of it. Its parameters are filled as those of the eval, by the same names.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class EvalTargetAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
