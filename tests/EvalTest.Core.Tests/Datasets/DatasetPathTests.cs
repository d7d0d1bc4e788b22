namespace EvalTest.Datasets.Tests;

public sealed class DatasetPathTests : IDisposable
{
    private readonly TempFolder assembly = new();
    private readonly TempFolder project = new();

    [Fact]
    public void The_assembly_s_folder_comes_first()
    {
        var expected = assembly.Write("data/rows.jsonl", "");
        project.Write("data/rows.jsonl", "");

        Assert.Equal(expected, DatasetPath.Resolve("data/rows.jsonl", assembly.Path, project.Path));
    }

    [Fact]
    public void The_project_s_folder_comes_second() =>
        Assert.Equal(project.Write("data/rows.jsonl", ""), DatasetPath.Resolve("data/rows.jsonl", assembly.Path, project.Path));

    [Fact]
    public void An_absolute_path_is_taken_as_it_is()
    {
        var elsewhere = project.Write("rows.jsonl", "");

        Assert.Equal(elsewhere, DatasetPath.Resolve(elsewhere, assembly.Path, null));
    }

    [Fact]
    public void A_missing_file_names_every_place_that_was_tried() =>
        Refused(
            "data/none.jsonl",
            $"""
            The dataset "data/none.jsonl" was not found. Tried:
              {Path.Combine(assembly.Path, "data", "none.jsonl")}
              {Path.Combine(project.Path, "data", "none.jsonl")}
            A path is absolute, or relative to the test assembly's folder or to the project's. Correct it, or copy the file beside the assembly (CopyToOutputDirectory).
            """);

    [Fact]
    public void A_folder_is_no_dataset()
    {
        var folder = Path.GetDirectoryName(project.Write("data/rows.jsonl", ""));

        Refused("data", $"The dataset \"data\" is a folder: {folder}. Name a file in it.");
    }

    public void Dispose()
    {
        assembly.Dispose();
        project.Dispose();
    }

    private void Refused(string path, string message)
    {
        var fault = Assert.Throws<DatasetException>(() => DatasetPath.Resolve(path, assembly.Path, project.Path));

        Assert.Equal(message.ReplaceLineEndings(), fault.Message);
    }
}
