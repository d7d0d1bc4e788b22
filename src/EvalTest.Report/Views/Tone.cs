namespace EvalTest.Report.Views;

/// <summary>How something stands, for colour and mark; a word always says it too.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>It holds, it passed, it is better.</summary>
    Good,

    /// <summary>It fails, it is worse.</summary>
    Bad,

    /// <summary>It could not be said, or something went wrong on the way.</summary>
    Doubt,
}
