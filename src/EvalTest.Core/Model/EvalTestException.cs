namespace EvalTest;

/// <summary>
/// What stops a run, never what one sample did. The message says what happened, the value, where, and what to do next.
/// </summary>
public class EvalTestException : Exception
{
    /// <summary>Creates it with a message for the person who started the run.</summary>
    public EvalTestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message for the person who started the run and the fault behind it.</summary>
    public EvalTestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Exists for serializers and analyzers; give a message instead.</summary>
    public EvalTestException()
        : base("EvalTest cannot go on.")
    {
    }
}
