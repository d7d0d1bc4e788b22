using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Running;

/// <summary>What a run of one eval came to.</summary>
/// <param name="Summary">The figures.</param>
/// <param name="Verdict">Whether its test passes.</param>
/// <param name="Text">The aggregate test's output, several lines.</param>
/// <param name="FailureMessage">What its failed test says; empty where it passes.</param>
/// <param name="Samples">
/// The samples that follow the aggregate as tests of their own, read from the session files as they are enumerated, good ones first:
/// with <c>--eval-report failures</c> the failing and erring ones if the eval failed, at most 50; with <c>all</c> every one; with <c>summary</c> none.
/// </param>
/// <param name="Unlisted">Failing and erring samples beyond those in <paramref name="Samples"/>; 0 with <c>all</c>.</param>
internal sealed record EvalOutcome(EvalSummary Summary, EvalVerdict Verdict, string Text, string FailureMessage, IEnumerable<SampleRecord> Samples, int Unlisted);
