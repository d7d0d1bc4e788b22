namespace EvalTest.Observation;

/// <summary>Watches a run from outside, as a log does. Asked on the run's own threads, several at once: it must be quick. What it throws never touches the run.</summary>
internal interface IRunObserver
{
    /// <summary>Whether anybody looks; while nobody does, nothing is gathered for him. May change at any time.</summary>
    bool IsWatching { get; }

    /// <summary>Something happened.</summary>
    void See(RunEvent happening);
}
