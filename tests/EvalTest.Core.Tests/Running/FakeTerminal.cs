using System.Text;

namespace EvalTest.Running;

/// <summary>Keeps what is written to it; escape sequences in words.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly StringBuilder written = new();

    public int Width { get; set; } = 80;

    public TerminalTurn Turn { get; set; } = TerminalTurn.Ours;

    public bool IsGone { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Everything so far, one row for each write.</summary>
    public string Written => written.ToString();

    public void Write(string text)
    {
        if (IsGone)
            throw new IOException("The terminal is gone.");

        written.Append(text.Replace("\r\n", "<newline>").Replace("\r", "<start>").Replace("\e[K", "<clear>")).Append('\n');
    }

    public void Clear() => written.Clear();

    public void Dispose() => IsDisposed = true;
}
