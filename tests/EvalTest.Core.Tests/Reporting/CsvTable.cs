using System.Text;

namespace EvalTest.Core.Tests.Reporting;

/// <summary>Reads RFC 4180 strictly, apart from the library that writes it.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            cells.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([.. cells]);
            cells.Clear();
        }

        return rows;
    }

    private static string Bare(string text, ref int at)
    {
        var end = text.IndexOfAny([',', '\r', '\n', '"'], at);
        var cell = text[at..end];
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
                break;
        }

        at++;
        return cell.ToString();
    }
}
