using System.Globalization;

namespace EvalTest.Running;

/// <summary>One attempt took longer than it may. It is tried again by the next run.</summary>
internal sealed class AttemptTimeoutException(TimeSpan limit, Exception? inner)
    : EvalTestException(string.Create(CultureInfo.InvariantCulture, $"The attempt did not end within {limit.TotalSeconds:0.###} s. Raise Timeout on the eval or --eval-timeout, or find out what it waits for."), inner);
