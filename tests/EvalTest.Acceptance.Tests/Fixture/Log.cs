namespace Fixture;

/// <summary>Which bodies were started, in a file of this process: known apart from what EvalTest records.</summary>
public static class Log
{
    private static readonly object gate = new();
    private static FileStream? file;

    public static void Started(string what)
    {
        lock (gate)
        {
            file ??= Open();
            file.Write(System.Text.Encoding.UTF8.GetBytes(what + "\n"));
            file.Flush();
        }
    }

    private static FileStream Open()
    {
        var folder = Directory.CreateDirectory(Settings.Text("LOG", Path.Combine(AppContext.BaseDirectory, "log"))).FullName;
        return new(Path.Combine(folder, $"{Environment.ProcessId}.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }
}
