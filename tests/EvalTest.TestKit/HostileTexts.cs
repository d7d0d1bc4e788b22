namespace EvalTest.TestKit;

/// <summary>Fifty texts that a model may well answer with, each of which breaks some report that does not expect it.</summary>
public static class HostileTexts
{
    /// <summary>A word that every text holds, so that a test can see that it is there.</summary>
    public const string Marker = "kilroy";

    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert('kilroy')</script>",
        "<SCRIPT SRC=//evil.example/kilroy.js></SCRIPT>",
        "</script><script>kilroy()</script>",
        "<img src=x onerror=alert('kilroy')>",
        "<body onload=kilroy()>",
        "\"><svg onload=kilroy()>",
        "<svg><script>kilroy()</script></svg>",
        "<svg><animate onbegin=kilroy() attributeName=x dur=1s>",
        "<svg><foreignObject><iframe src=kilroy></foreignObject></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=kilroy()>",
        "<iframe srcdoc='&lt;script>kilroy()&lt;/script>'></iframe>",
        "<object data=data:text/html,kilroy></object>",
        "<embed src=kilroy><link rel=stylesheet href=kilroy><base href=//kilroy/>",
        "<meta http-equiv=refresh content='0;url=//kilroy'>",
        "<form action=//kilroy><input autofocus onfocus=kilroy()><button>",
        "<style>body{display:none}/*kilroy*/</style>",
        "<a href=\"javascript:kilroy()\">click</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">kilroy</a>",
        "</pre></code></td></tr></table></details></body></html> kilroy",
        "</textarea></title></style></noscript></template> kilroy",
        "<!-- kilroy --> <!-- <![CDATA[ ]]> --!> -->",
        "]]> kilroy <![CDATA[",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY k SYSTEM \"file:///etc/passwd\">]><x>kilroy &k;</x>",
        "&lt;script&gt;kilroy&lt;/script&gt; &amp;amp; &#60; &#x3C;b&#x3E;",
        "' onmouseover='kilroy()' \" onmouseover=\"kilroy()\" ` onmouseover=kilroy()",
        "@kilroy @(1+1) @{ throw null; } @@ @Html.Raw(\"<b>\") <Kilroy @onclick=\"x\" />",
        "{{kilroy}} {{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% raw %} $(id) `id`",
        "%3Cscript%3Ekilroy%3C/script%3E %00 %0d%0aSet-Cookie:x",
        "\u001b[31mkilroy\u001b[0m \u001b]0;owned\u0007 \u001b[2J \u009b31m",
        "kilroy\0after\0\0null",
        "kilroy \u202egnp.exe \u202d\u2066\u2067\u2069\u200f\u061c end",
        "kilroy\u2028line\u2029paragraph\u0085next",
        "\ud800kilroy\udfff \udc00\ud800",
        "kilroy Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0321\u034a\u0360lgo\u035d \ufffe\uffff",
        "\ufeffkilroy \u200b\u200c\u200d\u2060 \U000e0041\U000e0042 \U0001f469\u200d\U0001f680",
        "=HYPERLINK(\"http://evil.example/kilroy\",\"click\")",
        "=cmd|' /C calc'!A0 kilroy",
        "+kilroy+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0 kilroy",
        "@SUM(1+1)*cmd|' /C calc'!A0 kilroy",
        "\t=kilroy()",
        "\r\n=kilroy()",
        "\"=kilroy()\",\"=1\"\r\n=2;=3",
        " \u00a0'=kilroy() \uff1dkilroy()",
        "| kilroy | a | b |\n|---|---|---|\n| \\| x | y |",
        "# kilroy\n\n- [x] @octocat #1 GH-1 https://evil.example www.evil.example me@evil.example\n\n> quote\n***bold*** ~~struck~~ ![i](http://evil.example/i.png) [l](javascript:x)",
        "```\nkilroy\n``````````````````\n~~~\n<details><summary>x</summary>\n\n`a``b` \\` \\| \\",
        "{\"kilroy\":\"</script>\",\"__proto__\":{\"x\":1},\"\":null}",
        "kilroy " + new string('(', 20_000),
        "kilroy " + new string('x', 1 << 20) + " <b>end</b>",
    ];
}
