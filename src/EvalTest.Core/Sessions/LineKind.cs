namespace EvalTest.Sessions;

/// <summary>The types of line that this version writes. A reader keeps and ignores others.</summary>
internal enum LineKind
{
    Header,
    Eval,
    Plan,
    Sample,
    Retract,
    Forget,
    Note,
    End,
}
