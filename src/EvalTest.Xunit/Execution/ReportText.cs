using EvalTest.Reporting;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// Texts as xunit's reports can hold them. Version 3.2.2 dies, after the run and with every report of it, of a character that XML does not
/// have, and of the mark that ends a CDATA section; and what a model says may well hold both.
/// </summary>
internal static class ReportText
{
    private const string EndOfSection = "]]>";

    /// <summary>For messages and output, whose characters xunit makes harmless itself.</summary>
    public static string Of(string text) => text.Replace(EndOfSection, @"]]\u003e", StringComparison.Ordinal);

    /// <summary>For warnings and attachments, which xunit writes as they are: what XML does not have appears as in <c>\u0007</c>.</summary>
    public static string Escaped(string text) => Of(XmlText.Of(text));

    /// <summary>Whether a message or an output is the same in a report.</summary>
    public static bool IsSafe(string text) => !text.Contains(EndOfSection, StringComparison.Ordinal);
}
