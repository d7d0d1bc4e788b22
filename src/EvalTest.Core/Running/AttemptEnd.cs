using EvalTest.Model;
using EvalTest.Scheduling;

namespace EvalTest.Running;

/// <summary>How an attempt ended.</summary>
/// <param name="Record">What is to be recorded; null where a stop abandoned it before it finished: it has then not happened.</param>
/// <param name="Fault">Why another attempt may succeed; null if there is no reason for one.</param>
internal readonly record struct AttemptEnd(SampleRecord? Record, TransientFault? Fault);
