namespace EvalTest.Report.Building;

/// <summary>What keeps a page readable and below 20 MB, however many samples there are.</summary>
internal sealed record ReportLimits
{
    /// <summary>Samples of each eval that are shown in full.</summary>
    public int Details { get; init; } = 200;

    /// <summary>Samples of each eval after those that get a line.</summary>
    public int Rows { get; init; } = 2_000;

    /// <summary>Characters of each text of a sample.</summary>
    public int Part { get; init; } = 4_000;

    /// <summary>Bytes of all samples together, about; each eval gets an equal part of what the ones before it left.</summary>
    public long Bytes { get; init; } = 12_000_000;
}
