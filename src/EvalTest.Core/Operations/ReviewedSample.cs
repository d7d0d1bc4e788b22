using EvalTest.Model;

namespace EvalTest.Operations;

/// <summary>A result with what a person said of it just now.</summary>
/// <param name="Assembly">Its assembly.</param>
/// <param name="Before">As it counted before.</param>
/// <param name="Now">As it counts now.</param>
/// <param name="Session">The session file that says so.</param>
internal sealed record ReviewedSample(string Assembly, SampleRecord Before, SampleRecord Now, string Session);
