namespace EvalTest.Running;

/// <summary>Whose turn it is to write to a terminal.</summary>
internal enum TerminalTurn
{
    /// <summary>This process is in the foreground: it may draw.</summary>
    Ours,

    /// <summary>This process is in the background and the shell waits for a command: a last word may be said, as shells do of their jobs.</summary>
    Prompt,

    /// <summary>Another program has the terminal, or writing to it would suspend us: hands off.</summary>
    Others,
}

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
