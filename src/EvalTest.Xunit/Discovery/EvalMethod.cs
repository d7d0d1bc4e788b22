using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>An eval as its author wrote it, checked.</summary>
internal sealed record EvalMethod
{
    /// <summary>The class that runs; the method may come from a base class.</summary>
    public required Type Class { get; init; }

    public required MethodInfo Method { get; init; }

    public required EvalSignature Signature { get; init; }

    public required RowSource Rows { get; init; }

    /// <summary>Fills the parameters from a row.</summary>
    public required RowBinder Binder { get; init; }

    /// <summary>Which combination of the matrix this is.</summary>
    public required EvalVariant Variant { get; init; }

    public required EvalDefinition Definition { get; init; }
}
