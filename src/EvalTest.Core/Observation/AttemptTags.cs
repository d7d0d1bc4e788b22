using System.Diagnostics;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Observation;

/// <summary>The words for how an attempt ended, in traces and in metrics.</summary>
internal static class AttemptTags
{
    /// <summary>What every measurement says: few values each.</summary>
    public static TagList Of(EvalDefinition eval)
    {
        var tags = new TagList { { "evaltest.eval", KnownSecrets.Redact(eval.Id) } };
        if (eval.Variant.Length > 0)
            tags.Add("evaltest.variant", KnownSecrets.Redact(eval.Variant));
        if (eval.Provider.Length > 0)
            tags.Add("evaltest.provider", KnownSecrets.Redact(eval.Provider));
        return tags;
    }

    public static TagList With(EvalDefinition eval, string name, string value)
    {
        var tags = Of(eval);
        tags.Add(name, value);
        return tags;
    }

    public static TagList WithVerdict(EvalDefinition eval, SampleRecord record)
    {
        var tags = With(eval, "evaltest.outcome", Outcome(record.Outcome));
        if (Verdict(record.Passed) is { } verdict)
            tags.Add("evaltest.verdict", verdict);
        return tags;
    }

    public static string Outcome(Outcome outcome) => outcome switch
    {
        EvalTest.Outcome.Completed => "completed",
        EvalTest.Outcome.Error => "error",
        EvalTest.Outcome.Timeout => "timeout",
        EvalTest.Outcome.Skipped => "skipped",
        _ => throw new UnreachableException(),
    };

    /// <summary>Null where nothing judged.</summary>
    public static string? Verdict(bool? passed) => passed is null ? null : passed.Value ? "passed" : "failed";

    /// <summary>The kind of an error, as OpenTelemetry has it: the exception's type, or "timeout". Null where the attempt did not err; a failed assertion is a verdict.</summary>
    public static string? ErrorType(SampleRecord record) => record.Outcome switch
    {
        EvalTest.Outcome.Error => record.Error?.Type ?? "_OTHER",
        EvalTest.Outcome.Timeout => "timeout",
        _ => null,
    };
}
