using System.Text;
using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Files of format evaltest/1 as they lie in the repository: every later version reads them as this one does.</summary>
public sealed class GoldenTests
{
    private static string Golden { get; } = Path.Combine(Repository.Root, "tests", "EvalTest.Core.Tests", "Sessions", "Golden");

    public static TheoryData<string> Cases { get; } = [.. GoldenCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_golden_folder_says_what_it_said_when_the_format_was_fixed(string name)
    {
        using var folder = Disks.Local.Find(Path.Combine(Golden, name))!;

        ApprovedText.MatchesFile(StateText.Of(folder), Path.Combine(Golden, name, "state.approved.txt"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_encoder_of_today_writes_the_golden_lines(string name)
    {
        var written = GoldenCases.All[name];
        var path = Path.Combine(Golden, name);
        // A new case is written once; what lies there is never replaced.
        if (!Directory.Exists(path) && Environment.GetEnvironmentVariable(ApprovedText.ApproveVariable) == "1")
            written.WriteTo(path);

        Assert.Equal(written.Files.Keys.Order(), Directory.GetFiles(path, "*.json*").Select(Path.GetFileName).Order());
        foreach (var (file, bytes) in written.Files)
            Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(File.ReadAllBytes(Path.Combine(path, file))));
    }

    [Fact]
    public void No_golden_folder_is_left_over() =>
        Assert.Equal(GoldenCases.All.Keys.Order(), Directory.GetDirectories(Golden).Select(Path.GetFileName).Order());

    [Fact]
    public void The_file_in_the_specification_is_the_golden_one()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "EvalTest.Core", "Sessions", "FORMAT.md"));

        Assert.Contains($"```\n{Encoding.UTF8.GetString(GoldenCases.Tiny().ToArray())}```", page, StringComparison.Ordinal);
    }
}
