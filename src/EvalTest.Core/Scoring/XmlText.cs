using System.Xml;
using System.Xml.Linq;

namespace EvalTest.Scoring;

/// <summary>XML as a model may write it: one document without a DTD, or a fault that says what is wrong.</summary>
internal static class XmlText
{
    // Comparing goes as deep as the document; far beyond any answer, and far from the end of a stack.
    private const int Deepest = 256;

    private static readonly XmlReaderSettings settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root, or null and why there is none.</summary>
    public static XElement? Read(string text, out string fault)
    {
        fault = "";
        try
        {
            using (var depth = XmlReader.Create(new StringReader(text), settings))
            {
                while (depth.Read())
                {
                    if (depth.Depth > Deepest)
                        throw new XmlException($"It is more than {Deepest} levels deep.");
                }
            }

            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            fault = Excerpt.Cut(e.Message, 200);
            return null;
        }
    }
}
