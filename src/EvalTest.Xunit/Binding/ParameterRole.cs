namespace EvalTest.Xunit.Binding;

/// <summary>What fills a parameter of an eval.</summary>
internal enum ParameterRole
{
    Row,
    Context,
    Cancellation,
}
