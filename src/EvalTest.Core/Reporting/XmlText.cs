using System.Globalization;
using System.Text;
using System.Xml;

namespace EvalTest.Reporting;

/// <summary>Texts as XML can hold them.</summary>
internal static class XmlText
{
    /// <summary>What XML 1.0 does not have appears as in <c>\u0007</c>. Its marks are the writer's affair.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                result.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                result.Append(text[i]);
            else
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }

        return result.ToString();
    }
}
