namespace EvalTest.Datasets;

/// <summary>Whether a file can be written so.</summary>
internal static class CsvRules
{
    /// <summary>What is wrong with the options; null for nothing.</summary>
    public static string? Problem(CsvOptions options) =>
        !IsMark(options.Delimiter) && options.Delimiter != '\t' && options.Delimiter != ' '
            ? $"the delimiter {Shown(options.Delimiter)} is none. Write what stands between two fields, one character of ASCII, as in Delimiter = ';' or Delimiter = '\\t'."
        : !IsMark(options.Quote) || options.Quote == options.Delimiter
            ? $"the quote {Shown(options.Quote)} is none. Write what stands around a field, one visible character of ASCII that is not the delimiter, as in Quote = '\"'."
        : CsvEncoding.Find(options.Encoding ?? "") is null ? $".NET has no encoding \"{options.Encoding}\". Write a name as in Encoding = \"utf-8\", \"utf-16\", \"windows-1252\" or \"iso-8859-1\"."
        : null;

    /// <summary>A character as it is written in C#.</summary>
    public static string Shown(char character) => character switch
    {
        '\t' => "'\\t'",
        '\r' => "'\\r'",
        '\n' => "'\\n'",
        '\0' => "'\\0'",
        _ => $"'{character}'",
    };

    private static bool IsMark(char character) => character is > ' ' and < '\x7f';
}
