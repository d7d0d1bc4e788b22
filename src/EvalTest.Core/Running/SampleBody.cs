namespace EvalTest.Running;

/// <summary>
/// Runs one sample: binds the row, makes the instance, calls the method. Returns what the method returned (null for <c>void</c>)
/// and throws what it threw. It sets <see cref="EvalContext.Collect"/>, or output, warnings and attachments themselves, as soon as it can:
/// an attempt that takes too long is over for the run before its body is.
/// </summary>
/// <param name="context">The sample and what it leaves beside its scores.</param>
/// <param name="cancellation">Fires at the attempt's time-out and when a stop abandons it.</param>
internal delegate ValueTask<object?> SampleBody(EvalContext context, CancellationToken cancellation);
