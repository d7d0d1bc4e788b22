namespace EvalTest;

/// <summary>
/// What holds for every eval of a class or an assembly that does not say otherwise itself. The eval's own attribute is stronger, then that of its
/// class, then that of a base class, then the assembly's; the command line and the environment are stronger than all of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class EvalDefaultsAttribute : Attribute
{
    /// <inheritdoc cref="EvalAttribute.Concurrency"/>
    public int Concurrency
    {
        get => Settings.Concurrency ?? 0;
        set => Settings = Settings with { Concurrency = value };
    }

    /// <inheritdoc cref="EvalAttribute.Timeout"/>
    public int Timeout
    {
        get => Settings.Timeout ?? 0;
        set => Settings = Settings with { Timeout = value };
    }

    /// <inheritdoc cref="EvalAttribute.Retries"/>
    public int Retries
    {
        get => Settings.Retries ?? 0;
        set => Settings = Settings with { Retries = value };
    }

    /// <inheritdoc cref="EvalAttribute.Repeat"/>
    public int Repeat
    {
        get => Settings.Repeat ?? 0;
        set => Settings = Settings with { Repeat = value };
    }

    /// <inheritdoc cref="EvalAttribute.Provider"/>
    public string? Provider
    {
        get => Settings.Provider;
        set => Settings = Settings with { Provider = value };
    }

    /// <inheritdoc cref="EvalAttribute.Rate"/>
    public string? Rate
    {
        get => Settings.Rate;
        set => Settings = Settings with { Rate = value };
    }

    internal EvalSettings Settings { get; private set; } = new();
}
