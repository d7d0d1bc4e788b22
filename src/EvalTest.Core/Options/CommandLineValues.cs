namespace EvalTest.Options;

/// <summary>The command line of this process, as the test platform's extension saw it before any test ran.</summary>
/// <param name="Options">By the option's name without dashes: its arguments, one for each time it was given; none where it was given without.</param>
/// <param name="CurrentDirectory">The folder the user was in. xunit changes into the test assembly's folder before it runs tests, so it is too late to ask then.</param>
internal sealed record CommandLineValues(IReadOnlyDictionary<string, IReadOnlyList<string>> Options, string CurrentDirectory)
{
    private static volatile CommandLineValues? _current;

    /// <summary>Set by the extension and read by the adapter, which share nothing else; null where no extension ran, as under VSTest. Safe from any thread.</summary>
    public static CommandLineValues? Current
    {
        get => _current;
        set => _current = value;
    }
}
