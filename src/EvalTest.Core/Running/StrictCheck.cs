using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Running;

/// <summary>With <c>--eval-strict</c> the dataset is read once before anything runs, and the first row that would be an error refuses the eval.</summary>
internal static class StrictCheck
{
    /// <exception cref="EvalTestException">A row cannot be read or would not bind, or the dataset cannot be read to its end.</exception>
    public static async Task RefuseAsync(EvalDefinition eval, RunOptions options, IAsyncEnumerable<object?> rows, CancellationToken stopping)
    {
        var index = 0;
        try
        {
            await foreach (var row in rows.WithCancellation(stopping).ConfigureAwait(false))
            {
                // A dataset may ignore the token.
                stopping.ThrowIfCancellationRequested();
                if (index == options.Limit)
                    return;
                var sample = SampleFactory.Create(index++, row);
                if (sample.Fault?.Message is { } fault)
                    throw new EvalTestException(Refusal(eval, fault));
                if (eval.RowProblem?.Invoke(sample) is { } problem)
                    throw new EvalTestException(Refusal(eval, problem));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nothing will run now anyway.
        }
        catch (Exception e) when (e is not EvalTestException || e is DatasetException or RowEncodingException)
        {
            throw new EvalTestException(Refusal(eval, DatasetFault.Describe(eval, index, e)), e);
        }
    }

    private static string Refusal(EvalDefinition eval, string fault) =>
        $"{eval.DisplayName}: --eval-strict refuses the dataset. Nothing was run.{Environment.NewLine}{fault}{Environment.NewLine}Correct the row, or leave --eval-strict out: the row is then an error of its own, and the others run.";
}
