namespace EvalTest.Sessions;

/// <summary>What the plans in the session files say of an eval's dataset.</summary>
/// <param name="Count">Samples of the whole; -1 where no reading reached its end.</param>
/// <param name="Trials">Of each sample.</param>
/// <param name="Last">The last plan of any kind; null where there is none.</param>
internal sealed record RecordedDataset(int Count, int Trials, PlanRecord? Last);
