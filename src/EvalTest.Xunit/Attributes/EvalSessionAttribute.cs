using EvalTest.Xunit.Hosting;
using Xunit.v3;

namespace EvalTest;

/// <summary>
/// Ends the session file and frees the experiment when the last test of the assembly has run. The package puts it into every test
/// assembly; without it the same happens when the process ends.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EvalSessionAttribute : Attribute, IAssemblyFixtureAttribute
{
    /// <inheritdoc/>
    public Type AssemblyFixtureType => typeof(EvalSessionFixture);
}
