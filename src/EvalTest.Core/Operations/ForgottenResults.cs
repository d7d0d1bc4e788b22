using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>How many results of an eval are forgotten: trials that count now and run again.</summary>
/// <param name="Assembly">Its assembly.</param>
/// <param name="Eval">Its id.</param>
/// <param name="Variant">The values of the matrix; empty where there is none.</param>
/// <param name="Completed">Of them.</param>
/// <param name="Errors">Of them, time-outs included.</param>
/// <param name="Skipped">Of them.</param>
internal sealed record ForgottenResults(string Assembly, string Eval, string Variant, int Completed, int Errors, int Skipped)
{
    public int Count => Completed + Errors + Skipped;

    public static ForgottenResults Of(string assembly, EvalResults results, IEnumerable<ResultState> states)
    {
        var counts = states.CountBy(s => s).ToDictionary();
        int Number(ResultState state) => counts.GetValueOrDefault(state);
        return new(assembly, results.Eval, results.Variant, Number(ResultState.Completed), Number(ResultState.Error) + Number(ResultState.Timeout), Number(ResultState.Skipped));
    }
}
