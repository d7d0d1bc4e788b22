using System.Reflection;

namespace EvalTest.Model;

/// <summary>A metric that an eval names; made when the figures are computed, because it is the user's code.</summary>
/// <param name="Type">Implements <see cref="IMetric"/> and has a public constructor without parameters.</param>
internal sealed record DeclaredMetric(Type Type)
{
    /// <remarks>Throws what the constructor throws.</remarks>
    public IMetric Create() => (IMetric)Activator.CreateInstance(Type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!;
}
