using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace EvalTest.Report.Rendering;

/// <summary>The style of the page, and the policy by which a browser takes this one and nothing else.</summary>
internal static class PageStyle
{
    public static MarkupString Css { get; } = new(Read());

    /// <summary>Of the Content-Security-Policy: no script, no request, no style but ours.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css.Value)))}'; base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("Page.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
