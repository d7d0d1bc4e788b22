using System.Diagnostics;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Observation;

/// <summary>What an attempt's activity says: the facts of <see cref="EvalContext"/> from its begin, how it ended from its end.</summary>
internal static class ActivityFacts
{
    public static IEnumerable<KeyValuePair<string, object?>> AtBegin(EvalContext context)
    {
        yield return new("evaltest.experiment", Masked(context.Experiment));
        yield return new("evaltest.session.id", context.SessionId);
        yield return new("evaltest.eval", Masked(context.Eval));
        if (context.Definition.Variant.Length > 0)
            yield return new("evaltest.variant", Masked(context.Definition.Variant));
        yield return new("evaltest.sample.id", Masked(context.SampleId));
        yield return new("evaltest.sample.index", context.Index);
        yield return new("evaltest.trial", context.Trial);
        yield return new("evaltest.attempt", context.Attempt);
        yield return new("evaltest.seed", context.Seed);
        if (context.Definition.Provider.Length > 0)
            yield return new("evaltest.provider", Masked(context.Definition.Provider));
        foreach (var (name, value) in context.Tags)
            yield return new($"evaltest.tag.{Masked(name)}", Masked(value));
    }

    public static void AddEnd(Activity activity, SampleRecord? record)
    {
        activity.SetTag("evaltest.outcome", record is null ? "abandoned" : AttemptTags.Outcome(record.Outcome));
        if (record is null)
            return;

        if (AttemptTags.Verdict(record.Passed) is { } verdict)
            activity.SetTag("evaltest.verdict", verdict);
        foreach (var score in record.Scores)
            activity.SetTag($"evaltest.score.{Masked(score.Name)}", score.Value);
        if (record.SkipReason is { } reason)
            activity.SetTag("evaltest.skip.reason", Masked(reason));
        if (AttemptTags.ErrorType(record) is { } type)
            AddError(activity, type, record.Error);
    }

    /// <summary>Masks what became known as a secret, or what the body itself put there, before anybody exports it.</summary>
    public static void Mask(Activity activity, Redactor redactor)
    {
        var open = activity.TagObjects.Where(t => t.Value is string text && redactor.OccursIn(text)).ToList();
        foreach (var (name, value) in open)
            activity.SetTag(name, redactor.Text((string)value!));
        activity.DisplayName = redactor.Text(activity.DisplayName);
        if (activity.StatusDescription is { } description)
            activity.SetStatus(activity.Status, redactor.Text(description));
    }

    private static void AddError(Activity activity, string type, SampleError? error)
    {
        var message = Masked(error?.Message ?? "");
        activity.SetTag("error.type", type);
        activity.SetStatus(ActivityStatusCode.Error, message);
        var facts = new ActivityTagsCollection { { "exception.type", error?.Type }, { "exception.message", message } };
        if (error?.Stack is { } stack)
            facts.Add("exception.stacktrace", Masked(stack));
        activity.AddEvent(new ActivityEvent("exception", tags: facts));
    }

    private static string Masked(string text) => KnownSecrets.Redact(text);
}
