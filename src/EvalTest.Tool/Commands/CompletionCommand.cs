using System.CommandLine;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest completion SHELL</c>: a script that lets a shell ask the tool what could be typed next.</summary>
internal static class CompletionCommand
{
    // What each asks is System.CommandLine's own: [suggest:POSITION] and the line as typed so far.
    private static readonly Dictionary<string, string> scripts = new()
    {
        ["bash"] = """
            _evaltest() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(evaltest "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _evaltest evaltest

            """,
        ["zsh"] = """
            _evaltest() {
              local -a suggestions
              suggestions=("${(@f)$(evaltest "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -a suggestions
            }
            compdef _evaltest evaltest

            """,
        ["fish"] = """
            function __evaltest
              set -l line (commandline -cp)
              evaltest "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c evaltest -f -a '(__evaltest)'

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName evaltest -ScriptBlock {
              param($word, $ast, $cursor)
              evaltest "[suggest:$cursor]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };

    public static Command Create(GlobalOptions globals)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. scripts.Keys]);
        var command = new Command("completion", "Writes a script that completes evaltest's commands, options and experiments; load it in your shell's profile, as in: eval \"$(evaltest completion bash)\"") { shell };
        command.SetAction(parsed =>
        {
            globals.Console.Out.Write(scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
