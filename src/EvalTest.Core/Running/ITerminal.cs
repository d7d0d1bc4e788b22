namespace EvalTest.Running;

/// <summary>A terminal with a person before it.</summary>
internal interface ITerminal : IDisposable
{
    /// <summary>Columns now; a person may change it at any time.</summary>
    int Width { get; }

    /// <summary>Asked before each write: a shell can move the process to the background at any time.</summary>
    TerminalTurn Turn { get; }

    /// <summary>Writes without ever waiting long: what a halted terminal does not take is dropped.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    void Write(string text);
}
