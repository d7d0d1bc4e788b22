namespace EvalTest.Xunit.Binding;

/// <summary>What fills a parameter of an eval.</summary>
internal enum ParameterRole
{
    Row,
    Context,
    Cancellation,

    /// <summary>A value of the eval's matrix.</summary>
    Variant,

    /// <summary>What the eval's target returned.</summary>
    Output,
}
