using EvalTest.Model;

namespace EvalTest.Observation;

/// <summary>What the first observer threw that threw anything. Thread-safe.</summary>
internal sealed class ObserverFault
{
    private string? _first;

    /// <summary>Who threw what, in words; null if nobody did.</summary>
    public string? First => Volatile.Read(ref _first);

    /// <param name="observer">As in "a listener of the traces".</param>
    /// <param name="exception">What it threw.</param>
    public void Note(string observer, Exception exception)
    {
        // A listener's exception is a stranger's code, like its message.
        if (First is null)
            Interlocked.CompareExchange(ref _first, $"{observer} threw {exception.GetType().Name}: {SampleError.MessageOf(exception)}", null);
    }

    /// <summary>Lets an observer look, and keeps what it throws from everybody else.</summary>
    public void Contain(string observer, Action look)
    {
        try
        {
            look();
        }
        catch (Exception e)
        {
            Note(observer, e);
        }
    }
}
