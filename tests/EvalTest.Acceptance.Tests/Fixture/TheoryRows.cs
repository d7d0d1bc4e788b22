using Xunit;

namespace Fixture;

/// <summary>xunit's own rows beside what EvalTest fills: its analyzer (xUnit1037) once stopped the build of this eval.</summary>
public class TheoryRows
{
    public static TheoryData<string> Names => ["one", "two"];

    [EvalForEach, MemberData(nameof(Names))]
    public bool Binds(string name, EvalContext eval, CancellationToken cancel) => name.Length == 3 && eval.Trial == 0 && !cancel.IsCancellationRequested;
}
