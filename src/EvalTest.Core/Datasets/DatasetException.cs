using System.Diagnostics.CodeAnalysis;

namespace EvalTest;

/// <summary>A dataset that cannot be found or read, or a row of it that is wrong. The message says which file and line, or which row.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A dataset's fault always has a place.")]
public sealed class DatasetException : EvalTestException
{
    /// <summary>Creates it with a message that says where, what and what to do.</summary>
    public DatasetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message that says where, what and what to do, and the fault behind it.</summary>
    public DatasetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
