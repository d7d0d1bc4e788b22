namespace EvalTest.Figures;

/// <summary>What came of a gate.</summary>
internal enum GateStatus
{
    /// <summary>It was not asked: the figures cover a part, or nothing was run.</summary>
    NotJudged,

    Holds,

    Fails,

    /// <summary>The figure is on the right side of its bound, and more samples would have to show that it stays there. Fails the test.</summary>
    Underpowered,

    /// <summary>Too many samples could not be run for anything to be said. Fails the test.</summary>
    Infrastructure,
}
