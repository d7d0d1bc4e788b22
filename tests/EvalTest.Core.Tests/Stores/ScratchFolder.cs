namespace EvalTest.Core.Tests.Stores;

/// <summary>A folder of its own for one test, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    public string Folder(string relative) => Directory.CreateDirectory(At(relative)).FullName;

    public string Write(string relative, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), text);
        return At(relative);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
