using EvalTest.Fingerprints;
using EvalTest.Sessions;

namespace EvalTest.Planning;

/// <summary>Results that stood when a dataset was read and what changed since they were recorded; each counts once.</summary>
internal sealed record ChangeTally
{
    public int Expected { get; private init; }

    public int Code { get; private init; }

    public int Files { get; private init; }

    /// <summary>Those of which nobody can tell.</summary>
    public int Unknown { get; private init; }

    public int Changed => Expected + Code + Files;

    public ChangeTally With(ResultChange change) =>
        change.Expected == CodeChange.Changed ? this with { Expected = Expected + 1 }
        : change.Code == CodeChange.Changed ? this with { Code = Code + 1 }
        : change.Files == CodeChange.Changed ? this with { Files = Files + 1 }
        : change.IsUnknown ? this with { Unknown = Unknown + 1 }
        : this;
}
