namespace EvalTest.TestKit;

/// <summary>A new empty folder outside the repository, gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public string Path { get; }

    /// <summary>The path of something in it, its folder made.</summary>
    public string this[params string[] parts]
    {
        get
        {
            var path = System.IO.Path.Combine([Path, .. parts]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return path;
        }
    }

    /// <summary>A folder in it, made.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose()
    {
        for (var attempt = 0; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            // A process that was killed a moment ago may still have been writing when the folder was listed.
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(50);
            }
        }
    }
}
