namespace EvalTest.TestKit;

/// <summary>A user's test project.</summary>
public sealed record UserProject(string Name, string Folder)
{
    public string ProjectFile => Path.Combine(Folder, $"{Name}.csproj");

    /// <summary>The built test program.</summary>
    public string Executable => Path.Combine(Folder, "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);

    public async Task<UserProject> BuildAsync()
    {
        var built = await ChildProcess.RunAsync(new("dotnet", "build", ProjectFile, "-c", "Release", "-v", "q") { WorkingFolder = Folder }, TimeSpan.FromMinutes(3));
        built.Succeeded();
        return this;
    }
}
