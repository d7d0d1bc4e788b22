using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>What the engine holds to be a sample's result.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Verdict">And how it was judged.</param>
/// <param name="InputHash">Of the row that it is of.</param>
/// <param name="Tries">At that row.</param>
/// <param name="Score">Its first score; null where it has none.</param>
internal readonly record struct CurrentResult(ResultState State, Verdict Verdict, UInt128 InputHash, int Tries, double? Score);
