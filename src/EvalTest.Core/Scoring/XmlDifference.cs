using System.Xml.Linq;

namespace EvalTest.Scoring;

/// <summary>Finds where two documents first differ, in the order of the expected one.</summary>
internal static class XmlDifference
{
    /// <summary>As in <c>at /order/item[2]/@price: expected "3", got "4"</c>; null where they are equal.</summary>
    public static string? First(XElement actual, XElement expected) =>
        actual.Name == expected.Name ? Within(actual, expected, $"/{expected.Name.LocalName}") : $"at /: expected {Shown(expected.Name)}, got {Shown(actual.Name)}";

    private static string? Within(XElement actual, XElement expected, string at)
    {
        if (OfAttributes(actual, expected, at) is { } difference)
            return difference;

        var (given, right) = (Content(actual), Content(expected));
        for (var i = 0; i < Math.Max(given.Count, right.Count); i++)
        {
            var place = Place(i < right.Count ? right : given, i, at);
            var (have, want) = (given.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
            var found = (have, want) switch
            {
                (XElement h, XElement w) when h.Name == w.Name => Within(h, w, place),
                (string h, string w) when h == w => null,
                _ => $"at {place}: expected {Shown(want)}, got {Shown(have)}",
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private static string? OfAttributes(XElement actual, XElement expected, string at)
    {
        var (given, right) = (Attributes(actual), Attributes(expected));
        foreach (var (name, value) in right)
        {
            if (given.GetValueOrDefault(name) is var have && have != value)
                return $"at {at}/@{name.LocalName}: expected {Excerpt.Quote(value)}, got {Excerpt.Quote(have)}";
        }

        return given.Where(a => !right.ContainsKey(a.Key)).Select(a => $"at {at}/@{a.Key.LocalName}: expected nothing, got {Excerpt.Quote(a.Value)}").FirstOrDefault();
    }

    private static Dictionary<XName, string> Attributes(XElement element) => element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToDictionary(a => a.Name, a => a.Value);

    /// <summary>Elements and the texts between them, white space collapsed; a text of nothing else is none.</summary>
    private static List<object> Content(XElement element)
    {
        var content = new List<object>();
        var text = "";
        foreach (var node in element.Nodes())
        {
            if (node is XText part)
            {
                text += part.Value;
                continue;
            }

            AddText();
            content.Add(node);
        }

        AddText();
        return content;

        void AddText()
        {
            if (!string.IsNullOrWhiteSpace(text))
                content.Add(string.Join(' ', NormalText.Split(text)));
            text = "";
        }
    }

    private static string Place(List<object> content, int at, string parent) =>
        content[at] is XElement element
            ? $"{parent}/{element.Name.LocalName}{(content.OfType<XElement>().Count(e => e.Name == element.Name) > 1 ? $"[{content.Take(at + 1).OfType<XElement>().Count(e => e.Name == element.Name)}]" : "")}"
            : $"{parent}/text()";

    private static string Shown(object? item) => item switch
    {
        XElement element => Shown(element.Name),
        string text => Excerpt.Quote(text),
        _ => "nothing",
    };

    private static string Shown(XName name) => name.Namespace == XNamespace.None ? $"<{name.LocalName}>" : $"<{name.LocalName}> of {name.NamespaceName}";
}
