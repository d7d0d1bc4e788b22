using System.Diagnostics;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Observation;

/// <summary>
/// The activities of a process: one for each attempt at a sample, current while its body runs, so that what the body traces belongs to it.
/// Next to free while nobody listens.
/// </summary>
/// <param name="source">Null if it could not be made.</param>
internal sealed class ObservedSource(ActivitySource? source)
{
    /// <summary>Of each attempt's activity.</summary>
    public const string OperationName = "evaltest.sample";

    /// <summary>Who throws what is thrown here.</summary>
    public const string Observer = "a listener of the activities";

    /// <summary>Begins the activity of an attempt and makes it current for the caller's flow; null if nobody wants one.</summary>
    /// <param name="context">Of the attempt.</param>
    /// <param name="fault">Takes what listeners throw.</param>
    public Activity? Begin(EvalContext context, ObserverFault fault) => source?.HasListeners() == true ? Begin(source, context, fault) : null;

    /// <summary>Ends the activity.</summary>
    /// <param name="activity">Null for none.</param>
    /// <param name="record">How the attempt ended; null where a stop abandoned it.</param>
    /// <param name="fault">Takes what listeners throw.</param>
    public static void End(Activity? activity, SampleRecord? record, ObserverFault fault)
    {
        if (activity is not null)
            EndNow(activity, record, fault);
    }

    // In two steps: what a listener throws at the start is not to lose an activity that is already current.
    private static Activity? Begin(ActivitySource from, EvalContext context, ObserverFault fault)
    {
        Activity? activity = null;
        fault.Contain(Observer, () => activity = from.CreateActivity(OperationName, ActivityKind.Internal, default(ActivityContext), ActivityFacts.AtBegin(context)));
        if (activity is null)
            return null;

        activity.DisplayName = KnownSecrets.Redact(context.Eval);
        fault.Contain(Observer, () => activity.Start());
        return activity;
    }

    private static void EndNow(Activity activity, SampleRecord? record, ObserverFault fault)
    {
        ActivityFacts.AddEnd(activity, record);
        ActivityFacts.Mask(activity, KnownSecrets.Redactor);
        fault.Contain(Observer, activity.Stop);
    }
}
