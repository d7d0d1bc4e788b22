namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>A session as it was written; machines hold more or less of its lines.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seen">Sessions that its header names, with the last line of each.</param>
/// <param name="Lines">All its lines, by number.</param>
internal sealed record ModelSession(string Id, IReadOnlyDictionary<string, int> Seen, IReadOnlyList<ModelLine> Lines);
