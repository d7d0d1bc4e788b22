namespace EvalTest.Stores;

/// <summary>Where experiments are kept.</summary>
internal interface IExperimentStore
{
    /// <summary>Where that is, for messages.</summary>
    string Place { get; }

    /// <summary>The experiments there are, in ordinal order; none where nothing was kept so far.</summary>
    /// <exception cref="EvalTestException">It cannot be read.</exception>
    IReadOnlyList<string> Names();

    /// <summary>Reads an experiment as it is now; null if there is none of that name.</summary>
    /// <exception cref="EvalTestException">The name breaks the rule, or what is kept of it has an unknown format or cannot be read.</exception>
    RecordedExperiment? Read(string name);
}
