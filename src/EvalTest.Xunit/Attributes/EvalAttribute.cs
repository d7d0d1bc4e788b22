using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace EvalTest;

/// <summary>What <see cref="EvalFactAttribute"/> and <see cref="EvalForEachAttribute"/> share.</summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Performance", "CA1813", Justification = "The two attributes derive from it.")]
public abstract class EvalAttribute : FactAttribute
{
    private protected EvalAttribute(string? sourceFilePath, int sourceLineNumber)
        : base(sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>
    /// The eval's id, by which its results are found again; unique within the assembly. Left out it is <c>Namespace.Class.Method</c>.
    /// Fix it before you rename the method, and the results stay.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>Most samples of this eval in flight, 1 or more; nothing raises it. Left out, only the run's own limit holds.</summary>
    public int Concurrency
    {
        get => Settings.Concurrency ?? 0;
        set => Settings = Settings with { Concurrency = value };
    }

    /// <summary>
    /// Milliseconds for one attempt of one sample, 1 or more. Left out there is no limit. The eval as a whole has none:
    /// unlike that of <c>[Fact]</c>, this is not the time for the test.
    /// </summary>
    public new int Timeout
    {
        get => Settings.Timeout ?? 0;
        set => Settings = Settings with { Timeout = value };
    }

    /// <summary>
    /// More attempts at a sample after an error that may pass (a network's, HTTP 408, 429, 5xx, a time-out), from 0 to 9. Left out, 2.
    /// See <see cref="EvalRetryAttribute"/> for other errors.
    /// </summary>
    public int Retries
    {
        get => Settings.Retries ?? 0;
        set => Settings = Settings with { Retries = value };
    }

    /// <summary>
    /// Whom the samples call, in a word of your own such as <c>openai</c>. Evals of one provider share what is learnt of it: how many calls it
    /// bears, how fast, and whether it works. Left out, all evals share one.
    /// </summary>
    public string? Provider
    {
        get => Settings.Provider;
        set => Settings = Settings with { Provider = value };
    }

    /// <summary>How fast samples of this provider start, as in <c>600/min</c>, <c>10/s</c> or <c>5000/h</c>. Left out, without a limit.</summary>
    public string? Rate
    {
        get => Settings.Rate;
        set => Settings = Settings with { Rate = value };
    }

    /// <summary>
    /// Trials of each sample, from 1 to 10,000, for evals that are not sure to answer twice alike; <c>--eval-repeat</c> overrides it. Each
    /// trial has a result and an <see cref="EvalContext.Seed"/> of its own. Raised later, only the missing trials run. Left out it is 1.
    /// </summary>
    public int Repeat
    {
        get => Settings.Repeat ?? 0;
        set => Settings = Settings with { Repeat = value };
    }

    internal EvalSettings Settings { get; private set; } = new();
}
