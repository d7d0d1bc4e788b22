using EvalTest.Model;

namespace EvalTest.Operations;

/// <summary>A large value that cannot be had back. The results that name it stand without it.</summary>
/// <param name="Value">What it was.</param>
/// <param name="What">What is wrong with its file.</param>
/// <param name="NamedBy">The lines that name it, as <c>file:line</c>.</param>
internal sealed record DamagedValue(LargeValue Value, string What, IReadOnlyList<string> NamedBy);
