using System.Diagnostics.CodeAnalysis;

namespace EvalTest.Datasets;

/// <summary>A row that has no canonical form, and so no content hash: it needs an id of its own.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always says where in the row.")]
[SuppressMessage("Design", "CA1064", Justification = "Seen by a user only through its message.")]
internal sealed class RowEncodingException(string path, string fault, Exception? innerException = null, int? row = null)
    : EvalTestException(Text(path, fault, row), innerException)
{
    private const int LongestPath = 100;

    /// <summary>Where within the row, as in <c>$.Tool.Callback</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The type and what is wrong with it.</summary>
    public string Fault { get; } = fault;

    /// <summary>The same with the row's place in its dataset.</summary>
    public RowEncodingException ForRow(int index) => new(Path, Fault, InnerException, index);

    private static string Text(string path, string fault, int? row) =>
        $"{(row is null ? "" : $"Row {row}: ")}{(path.Length <= LongestPath ? path : $"{path[..(LongestPath / 2)]}…{path[^(LongestPath / 2)..]}")} cannot be part of a content hash: {fault}. Give the row an id: a property named Id, or one marked [SampleId].";
}
