namespace EvalTest.Core.Tests.Storage;

/// <summary>What is noted of a run.</summary>
internal enum NoteKind
{
    /// <summary>A process begins; the one before it is gone.</summary>
    Began,

    /// <summary>So many samples are acknowledged: the first ones of its session file.</summary>
    Acknowledged,

    /// <summary>So many samples are acknowledged and reported, and a power cut must not take them, whatever the durability.</summary>
    Reported,

    /// <summary>It builds on results of earlier sessions, which a power cut must not take any more.</summary>
    BuildsOn,
}
