namespace EvalTest.Model;

/// <summary>What the engine has to know of one eval, whoever discovered it.</summary>
internal sealed record EvalDefinition
{
    /// <summary><c>Namespace.Class.Method</c>, or the id that the author fixed.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Which combination of a matrix this is: canonical text, part of every result's key, as in <c>model: "a", temperature: 0.5</c>.
    /// Empty where there is no matrix.
    /// </summary>
    public string Variant { get; init; } = "";

    /// <summary>The values behind <see cref="Variant"/>, by parameter.</summary>
    public IReadOnlyDictionary<string, object?> VariantValues { get; init; } = new Dictionary<string, object?>();

    /// <summary>The id, with the variant where there is one.</summary>
    public string Name => Variant.Length == 0 ? Id : $"{Id}({Variant})";

    /// <summary>What a person sees.</summary>
    public required string DisplayName { get; init; }

    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>Figures over all samples that the author declared.</summary>
    public IReadOnlyList<DeclaredMetric> Metrics { get; init; } = [];

    /// <summary>Most samples of this eval in flight; null leaves it to the run.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How many samples the eval takes in one call; 1 where it takes them one by one.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>The system under test is called by a method of its own, so that outputs can be scored again without it.</summary>
    public bool HasTarget { get; init; }

    /// <summary>For one attempt; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>More attempts after a transient error, from 0 to 9; null leaves it to the run.</summary>
    public int? Retries { get; init; }

    /// <summary>Whom the samples call: evals of one provider share what is known of it. Empty for the one without a name.</summary>
    public string Provider { get; init; } = "";

    /// <summary>How fast samples of this eval's provider start; null leaves it to the run.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>What else than the errors of networks and HTTP is worth another attempt; null for nothing.</summary>
    public Func<Exception, bool>? IsTransient { get; init; }

    /// <summary>Trials of each sample; null leaves it to the run.</summary>
    public int? Repeat { get; init; }

    /// <summary>Says why a sample's row cannot be given to the eval, and null of one that can; null where that is not known before it runs.</summary>
    public Func<Sample, string?>? RowProblem { get; init; }

    /// <summary>Exceptions that mean "skipped" for this eval.</summary>
    public IReadOnlyCollection<Type> SkipExceptions { get; init; } = [];

    /// <summary>The version id of the module that holds the eval's code; null where it is unknown.</summary>
    public string? Module { get; init; }

    /// <summary>Reads what the eval's results depend on beside their rows; null where that is unknown. Costs some milliseconds.</summary>
    /// <remarks>It throws an <see cref="EvalTestException"/> where a file that the eval depends on is missing.</remarks>
    public Func<EvalFingerprint>? Fingerprint { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
