namespace EvalTest.Tool.CommandLine;

/// <summary>What the command's exit code says. A number is never used for something else, not even after its meaning is gone.</summary>
internal enum ExitCode
{
    /// <summary>Done; of <c>gate</c>: every gate holds.</summary>
    Done = 0,

    /// <summary>What was asked for was looked at and is bad: a gate fails, a session file is damaged, the doctor found something.</summary>
    Bad = 1,

    /// <summary>The command line is wrong; nothing was done.</summary>
    WrongCommandLine = 2,

    /// <summary>There is no such experiment, eval or sample.</summary>
    NotFound = 3,

    /// <summary>Another process is at the experiment or the trash at this moment; nothing was done.</summary>
    Busy = 4,

    /// <summary>It would break a rule, such as that for names, or was not confirmed; nothing was done.</summary>
    Refused = 5,

    /// <summary>The operating system refused: no rights, no space, a failing disk.</summary>
    Storage = 6,

    /// <summary>Of <c>gate</c>: the samples are too few to decide.</summary>
    Underpowered = 8,

    /// <summary>Of <c>gate</c>: too many samples ended in an error to judge.</summary>
    Infrastructure = 9,

    /// <summary>Of <c>gate</c>: the experiment is not complete, so that nothing was judged.</summary>
    NotJudged = 10,

    /// <summary>A fault of the tool itself.</summary>
    Fault = 70,

    /// <summary>Interrupted with Ctrl+C; what was done until then stands.</summary>
    Interrupted = 130,
}
