namespace EvalTest.TestKit;

/// <summary>Where the tests find this repository and the data beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds EvalTest.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of real input beside the repository; it need not exist.</summary>
    public static string SharedData => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EvalTest.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No EvalTest.sln above {AppContext.BaseDirectory}: the tests run from inside the repository.");
    }
}
