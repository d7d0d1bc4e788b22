using Microsoft.Extensions.Logging;

namespace EvalTest;

/// <summary>Where EvalTest logs what happens in a run.</summary>
public static class EvalLog
{
    /// <summary>The category of all of its loggers.</summary>
    public const string Category = "EvalTest";

    private static ILoggerFactory? factory;

    /// <summary>
    /// Makes the loggers; null, as in the beginning, for no log. Set it before the first eval runs, in a module initializer or an assembly
    /// fixture. EvalTest never disposes it. Its loggers are called from several threads of the run at once, so they must be quick; what they
    /// throw is reported at the end of the run and does not touch it.
    /// </summary>
    public static ILoggerFactory? Factory
    {
        get => Volatile.Read(ref factory);
        set => Volatile.Write(ref factory, value);
    }
}
