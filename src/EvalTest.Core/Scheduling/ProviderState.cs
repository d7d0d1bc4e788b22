namespace EvalTest.Scheduling;

/// <summary>How it is with one provider at one moment.</summary>
/// <param name="Key">Its name; empty for that of evals that name none.</param>
/// <param name="InFlight">Calls.</param>
/// <param name="Limit">The most calls at once.</param>
/// <param name="IsFound">The limit was found out by trying.</param>
/// <param name="Cuts">How often it was cut.</param>
/// <param name="Pause">Why no calls are made; null while they are.</param>
/// <param name="LastPause">The reason for the last pause; null where there was none.</param>
/// <param name="Pauses">How often calls were paused.</param>
/// <param name="PausedFor">How long, all together.</param>
internal sealed record ProviderState(string Key, int InFlight, int Limit, bool IsFound, int Cuts, string? Pause, string? LastPause, int Pauses, TimeSpan PausedFor);
