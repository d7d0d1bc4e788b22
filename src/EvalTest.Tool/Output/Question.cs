using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Output;

/// <summary>A question before something is taken away.</summary>
internal static class Question
{
    /// <param name="console">Where to ask.</param>
    /// <param name="question">Answered with yes or no.</param>
    /// <param name="isAnswered">The command line said yes already.</param>
    /// <exception cref="ToolException">The answer is no, or nobody is there to ask.</exception>
    public static void Confirm(ToolConsole console, string question, bool isAnswered)
    {
        if (isAnswered)
            return;
        if (!console.CanAsk)
            throw new ToolException(ExitCode.Refused, $"{question} Nobody is there to answer. Nothing was done. Add --yes.");

        console.Error.Write($"{question} [y/N] ");
        console.Error.Flush();
        if (console.In.ReadLine()?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
            throw new ToolException(ExitCode.Refused, "Nothing was done.");
    }
}
