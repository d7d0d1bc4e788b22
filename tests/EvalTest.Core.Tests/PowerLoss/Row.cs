namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>A row of a story's datasets.</summary>
internal sealed record Row(string Id, int Index, bool Changed);
