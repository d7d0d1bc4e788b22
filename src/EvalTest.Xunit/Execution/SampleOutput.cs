using System.Globalization;
using System.Text;
using Xunit;

namespace EvalTest.Xunit.Execution;

/// <summary>The output of one sample. It costs nothing until something is written, which several threads may do.</summary>
internal sealed class SampleOutput : ITestOutputHelper
{
    private readonly Lock _lock = new();
    private StringBuilder? _text;

    public string Output => Text ?? "";

    /// <summary>What was written; null if nothing was.</summary>
    public string? Text
    {
        get
        {
            lock (_lock)
                return _text?.ToString();
        }
    }

    public void Write(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_lock)
            (_text ??= new StringBuilder()).Append(message);
    }

    public void Write(string format, params object[] args) => Write(string.Format(CultureInfo.CurrentCulture, format, args));

    public void WriteLine(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_lock)
            (_text ??= new StringBuilder()).AppendLine(message);
    }

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.CurrentCulture, format, args));
}
