using System.CommandLine;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary>Every command there is, in the order of <c>--help</c>.</summary>
internal static class CommandTable
{
    public static IEnumerable<Command> All(GlobalOptions globals) =>
    [
        ListCommand.Create(globals),
        ShowCommand.Create(globals),
        GateCommand.Create(globals),
        ExportCommand.Create(globals),
        ReportCommand.Create(globals),
        CompareCommand.Create(globals),
        RescoreCommand.Create(globals),
        VerifyCommand.Create(globals),
        NoteCommand.Create(globals),
        ScoreCommand.Create(globals),
        RetractCommand.Create(globals),
        RenameCommand.Create(globals),
        CopyCommand.Create(globals),
        MergeCommand.Create(globals),
        DeleteCommand.Create(globals),
        UndeleteCommand.Create(globals),
        PruneCommand.Create(globals),
        DoctorCommand.Create(globals),
        InitCommand.Create(globals),
        CompletionCommand.Create(globals),
    ];
}
