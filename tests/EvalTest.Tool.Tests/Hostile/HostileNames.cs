namespace EvalTest.Tool.Tests.Hostile;

/// <summary>What is no experiment's name, and would lead elsewhere, look like another one, or break a file system if it were used as one.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Upwards, .. Absolute, .. Devices, .. Dots, .. Separators, .. Blanks, .. Controls, .. LookAlikes, .. Shells, .. Long,
    ];

    private static string[] Upwards =>
    [
        "..", "../", "../outside", "../outside/x", "../../etc/passwd", "good/..", "good/../good", "good/../../outside", "a/../../b", "....", "..good", "../good/../outside",
        "..%2foutside", "..\u2215outside", "..\uff0foutside", "..\\outside", "good\\..\\..\\outside", "good/..\\outside",
    ];

    private static string[] Absolute =>
    [
        "/", "//", "/etc", "/etc/passwd", "/tmp/x", "//server/share", "\\\\server\\share", "\\\\?\\C:\\x", "\\\\.\\pipe\\x", "C:", "C:\\x", "C:/x", "c:good", "file:///etc/passwd", "~", "~/x", "~root",
    ];

    private static string[] Devices =>
    [
        "CON", "con", "PRN", "AUX", "NUL", "nul", "COM1", "com9", "LPT1", "lpt9", "NUL.txt", "con.jsonl", "good/NUL", "aux/x", "CONIN$", "good::$DATA", "good:stream",
    ];

    private static string[] Dots => [".", "./good", ".trash", ".trash/good", ".gitignore", ".deleted-x", "good.", "good..", "team./x", "team/x.", ".hidden"];

    private static string[] Separators => ["good/", "/good", "team//x", "a/b/c/d/e", "team/./x", "team\\x", "a|b", "a;b"];

    private static string[] Blanks => ["", " ", "  ", "\t", " good", "good ", "a b", "good\u00a0", "\u3000", "good\u200b", "\ufeffgood"];

    private static string[] Controls => ["good\0", "good\0/../x", "a\nb", "a\rb", "\u001b[2J", "good\u007f", "\u0085", "\u202egood", "go\u2066od", "a\bb"];

    private static string[] LookAlikes => ["g\u043e\u043ed", "\uff47\uff4f\uff4f\uff44", "go\u0301od", "g\u00f6\u00f6d", "good\u2024", "\u0261ood", "g\u043eod", "\ud83d\ude00", "go\ud800od", "good\ufffd", "\uff11"];

    private static string[] Shells => ["*", "?", "good*", "$HOME", "`id`", "$(id)", "a&b", "a<b", "a>b", "\"good\"", "'good'", "%PATH%", "!good", "#good", "@/etc/passwd", "@good", "-", "_good"];

    private static string[] Long => [new('a', 101), new('a', 5_000), string.Join('/', Enumerable.Repeat(new string('a', 100), 5)), string.Concat(Enumerable.Repeat("../", 1_000)), new('/', 3_000)];
}
