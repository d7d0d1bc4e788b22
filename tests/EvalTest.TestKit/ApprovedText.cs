using System.Runtime.CompilerServices;

namespace EvalTest.TestKit;

/// <summary>Compares a text with an approved one that lies beside the test. <c>EVALTEST_APPROVE=1</c> approves what comes.</summary>
public static class ApprovedText
{
    public const string ApproveVariable = "EVALTEST_APPROVE";

    /// <summary>Compares with <c>TestClass.name.approved.txt</c> in the folder of the test's source file.</summary>
    public static void Matches(string text, string name, [CallerFilePath] string source = "") =>
        MatchesFile(text, Path.Combine(Path.GetDirectoryName(source)!, $"{Path.GetFileNameWithoutExtension(source)}.{name}.approved.txt"));

    /// <summary>Compares with the file at a path that ends in <c>.approved.txt</c>. Kinds of line ends make no difference.</summary>
    public static void MatchesFile(string text, string approvedPath) =>
        MatchesFile(text, approvedPath, Environment.GetEnvironmentVariable(ApproveVariable) == "1");

    /// <summary>The same, with the decision to approve from the caller.</summary>
    public static void MatchesFile(string text, string approvedPath, bool approve)
    {
        var receivedPath = approvedPath.Replace(".approved.txt", ".received.txt", StringComparison.Ordinal);
        var received = Normalized(text);
        if (approve)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approvedPath)!);
            File.WriteAllText(approvedPath, received);
        }

        var approved = File.Exists(approvedPath) ? Normalized(File.ReadAllText(approvedPath)) : null;
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        throw new ApprovedTextException($"""
            {Path.GetFileName(approvedPath)}: {(approved is null ? "nothing is approved yet" : FirstDifference(approved, received))}
            What came lies beside it, in {Path.GetFileName(receivedPath)}. If it is right, run the test again with {ApproveVariable}=1.
            """);
    }

    private static string Normalized(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string approved, string received)
    {
        var (expected, actual) = (approved.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return $"line {line + 1} differs\n  approved: {At(expected, line)}\n  received: {At(actual, line)}";
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(the text ends before it)";
}
