using System.CommandLine;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest note NAME SAMPLE "text"</c>: a person's remark on a result.</summary>
internal static class NoteCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var review = new ReviewOptions(globals);
        var text = new Argument<string>("TEXT") { Description = "The remark." };
        var command = new Command("note", "Adds a remark to the result of a sample, with author and time. It is appended; nothing that is recorded changes.");
        review.AddTo(command);
        command.Arguments.Add(text);
        command.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(text)))
                result.AddError("The remark is empty: write what you think of the result, in quotation marks.");
        });
        command.SetAction((parsed, cancellation) => review.WriteAsync(parsed, request => request with { Text = parsed.GetValue(text)! }, cancellation));
        return command;
    }
}
