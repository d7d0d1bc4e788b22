namespace EvalTest.Mtp.CommandLine;

/// <summary>
/// Says something once more when the process ends: the platform follows a refusal with several screens of help, which carry it out of sight.
/// </summary>
internal static class LastWords
{
    public static void Say(string text) => AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.Error.WriteLine(text);
}
