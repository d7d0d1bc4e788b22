using System.Diagnostics.CodeAnalysis;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the two XML documents (XML 1.0) hold the same, else 0 and the first place where they differ: elements in their order, attributes in any,
    /// and texts with runs of white space as one space, none at their ends.
    /// </summary>
    /// <remarks>
    /// Names are those with namespaces; prefixes do not count, nor do comments, processing instructions, the declaration, whether a text is
    /// CDATA, or white space between elements. What is no XML has failed: text around it, a document type declaration (so that no entity
    /// grows or reads a file), more than 256 levels.
    /// </remarks>
    /// <param name="actual">The answer; null and empty are no XML.</param>
    /// <param name="expected">XML.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="ArgumentException">What is expected is no XML: the eval's error.</exception>
    public static Score XmlEqual(string? actual, [StringSyntax(StringSyntaxAttribute.Xml)] string expected, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var right = XmlText.Read(expected, out var fault) ?? throw new ArgumentException($"{Excerpt.Quote(expected)} is no XML: {fault}", nameof(expected));
        if (XmlText.Read(actual ?? "", out fault) is not { } given)
            return Fail($"{Excerpt.Quote(actual)} is no XML: {fault}", name);

        return XmlDifference.First(given, right) is { } reason ? Fail(reason, name) : Pass(name);
    }
}
