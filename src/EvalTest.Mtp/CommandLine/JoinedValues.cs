namespace EvalTest.Mtp.CommandLine;

/// <summary>
/// Values written as one word with their option, as in <c>--eval-limit=5</c>. The platform loses them where another option with a value
/// stands before (seen with version 1.9.1), so they are read from the command line itself.
/// </summary>
internal static class JoinedValues
{
    /// <summary>Every value that is joined to the option, in the order of writing.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="option">The option's name without hyphens; its case does not count, as nowhere on this platform.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> arguments, string option) =>
        [.. arguments.Select(word => Value(word, option)).OfType<string>()];

    private static string? Value(string word, string option)
    {
        var name = word.TrimStart('-');
        var isJoined = name.Length < word.Length && name.Length > option.Length + 1 && name[option.Length] is '=' or ':';
        return isJoined && name.StartsWith(option, StringComparison.OrdinalIgnoreCase) ? name[(option.Length + 1)..] : null;
    }
}
