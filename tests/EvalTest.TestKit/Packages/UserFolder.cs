using System.Security;

namespace EvalTest.TestKit;

/// <summary>A folder outside the repository in which a user has projects: with a NuGet.config that knows the packed packages, and a global.json.</summary>
public sealed class UserFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PackedPackages packages;

    public UserFolder(PackedPackages packages, bool microsoftTestingPlatform = true)
    {
        this.packages = packages;
        // The machine's own sources stay in force behind ours: a NuGet.config without <clear /> adds to them.
        File.WriteAllText(folder["NuGet.config"], $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Escaped(packages.Feed)}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Escaped(packages.PackageFolder)}" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{Escaped(Directory.CreateDirectory(PackedPackages.MachinePackageFolder).FullName)}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(folder["global.json"], microsoftTestingPlatform ? """{ "test": { "runner": "Microsoft.Testing.Platform" } }""" : "{}");
    }

    public string Path => folder.Path;

    public string this[params string[] parts] => folder[parts];

    /// <summary>Writes a project with only xunit.v3 and EvalTest, and what else is asked for.</summary>
    /// <param name="name">Of the project, its folder and its namespace.</param>
    /// <param name="sources">File names and contents.</param>
    /// <param name="morePackages">More PackageReference elements.</param>
    public UserProject AddProject(string name, IReadOnlyDictionary<string, string> sources, string morePackages = "")
    {
        File.WriteAllText(folder[name, $"{name}.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" Version="{PackedPackages.XunitVersion}" />
                <PackageReference Include="EvalTest" Version="{packages.Version}" />
                {morePackages}
              </ItemGroup>
            </Project>
            """);
        foreach (var (file, content) in sources)
            File.WriteAllText(folder[name, file], content);
        return new UserProject(name, folder.Folder(name));
    }

    /// <summary>Runs dotnet in this folder.</summary>
    public Task<ProcessResult> DotnetAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        ChildProcess.RunAsync(new("dotnet", arguments) { WorkingFolder = Path, Environment = environment ?? new Dictionary<string, string?>() }, TimeSpan.FromMinutes(3));

    public void Dispose() => folder.Dispose();

    private static string Escaped(string value) => SecurityElement.Escape(value);
}
