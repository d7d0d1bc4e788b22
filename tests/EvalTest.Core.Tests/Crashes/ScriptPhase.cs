using EvalTest.Options;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>One of the sessions that make up the script: each meets what those before it left.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Rows">Rows of each eval.</param>
/// <param name="Changed">Rows from here on have another content than in the phase before.</param>
/// <param name="Rerun">What of the phases before runs again.</param>
internal sealed record ScriptPhase(int Number, int Rows, int Changed, Rerun Rerun)
{
    /// <summary>A fresh experiment; more rows, some changed, errors tried again; what failed is retracted and runs again.</summary>
    public static IReadOnlyList<ScriptPhase> All { get; } =
    [
        new(1, 44, 44, Rerun.Errors),
        new(2, 60, 38, Rerun.Errors),
        new(3, 60, 38, Rerun.Failed),
    ];

    /// <summary>The content of a row.</summary>
    public int Version(int row) => Number > 1 && row >= Changed && row < All[0].Rows ? 2 : 1;
}
