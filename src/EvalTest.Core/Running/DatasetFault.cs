using EvalTest.Model;

namespace EvalTest.Running;

/// <summary>Why a dataset could not be read on, in words.</summary>
internal static class DatasetFault
{
    public static string Describe(EvalDefinition eval, int rows, Exception fault) =>
        fault is EvalTestException
            ? fault.Message
            : $"The dataset of {eval.Id} threw after {rows} rows: {fault.GetType().Name}: {fault.Message}{Environment.NewLine}{fault.StackTrace}";
}
