using System.Runtime.CompilerServices;
using EvalTest.Xunit.Execution;
using Xunit.v3;

namespace EvalTest;

/// <summary>
/// Marks a method as an eval of one sample. The sample has no row and the id <c>fact</c>; the method may take an
/// <see cref="EvalContext"/> and a <see cref="CancellationToken"/>.
/// </summary>
[XunitTestCaseDiscoverer(typeof(EvalDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvalFactAttribute : EvalAttribute
{
    /// <summary>Marks a method as an eval of one sample. The parameters are filled by the compiler.</summary>
    public EvalFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }
}
