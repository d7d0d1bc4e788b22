using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EvalTest.Mtp.CommandLine;

namespace EvalTest.Mtp.Tests.CommandLine;

public class PlatformSurfaceTests
{
    /// <summary>
    /// The types that versions 1.9.1 and 2.5.2 of the platform share. One that only one version has would stop the other
    /// with a TypeLoadException before the first test.
    /// </summary>
    private static readonly string[] sharedByBothVersions =
    [
        "Microsoft.Testing.Platform.Builder.ITestApplicationBuilder",
        "Microsoft.Testing.Platform.CommandLine.ICommandLineManager",
        "Microsoft.Testing.Platform.CommandLine.ICommandLineOptions",
        "Microsoft.Testing.Platform.Extensions.CommandLine.ArgumentArity",
        "Microsoft.Testing.Platform.Extensions.CommandLine.CommandLineOption",
        "Microsoft.Testing.Platform.Extensions.CommandLine.ICommandLineOptionsProvider",
        "Microsoft.Testing.Platform.Extensions.IExtension",
        "Microsoft.Testing.Platform.Extensions.ValidationResult",
    ];

    [Fact]
    public void Nothing_of_the_test_platform_is_used_but_what_its_versions_share() =>
        Assert.Equal(sharedByBothVersions, PlatformTypesUsedBy(typeof(TestingPlatformBuilderHook).Assembly.Location));

    private static string[] PlatformTypesUsedBy(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))
                .Where(name => name.StartsWith("Microsoft.Testing.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
