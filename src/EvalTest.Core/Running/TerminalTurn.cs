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
