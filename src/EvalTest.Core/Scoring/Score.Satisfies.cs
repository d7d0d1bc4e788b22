using System.Globalization;
using System.Runtime.CompilerServices;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>A verdict: 1 if the condition holds for the output, else 0. A condition that throws makes an error of the sample, never a zero.</summary>
    /// <typeparam name="T">Whatever the system under test gives.</typeparam>
    /// <param name="output">Handed over as it is, null too.</param>
    /// <param name="condition">Called once.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="describe">What the reason says the condition is; by itself its source text.</param>
    public static Score Satisfies<T>(T output, Func<T, bool> condition, string name = DefaultName, [CallerArgumentExpression(nameof(condition))] string? describe = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition(output)
            ? Pass(name)
            : Fail($"{Excerpt.Quote(output is null ? null : Convert.ToString(output, CultureInfo.InvariantCulture))} does not satisfy: {Excerpt.Cut(describe ?? "the condition", 200)}", name);
    }
}
