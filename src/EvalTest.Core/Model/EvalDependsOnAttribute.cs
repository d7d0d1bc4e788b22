namespace EvalTest;

/// <summary>
/// Names files that an eval's results depend on, such as prompts. Their contents are recorded with each session; where one changes,
/// is added or goes, <c>--eval-on-change</c> says what becomes of earlier results. On a class or an assembly it holds for all evals in it.
/// </summary>
/// <param name="pattern">
/// Files relative to the test assembly's folder or, where none is there, to the project's: <c>prompts/system.txt</c>,
/// <c>prompts/*.txt</c>, <c>prompts/**/*.md</c>. A pattern that matches no file fails the eval.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EvalDependsOnAttribute(string pattern) : Attribute
{
    /// <summary>The files, as given.</summary>
    public string Pattern { get; } = pattern;
}
