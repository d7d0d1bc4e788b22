namespace EvalTest.TestKit;

/// <summary>POSIX signals that tests send.</summary>
public enum Signal
{
    Hangup = 1,
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
