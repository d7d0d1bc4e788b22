using System.Text.Json;
using EvalTest.Xunit.Binding;

namespace EvalTest;

/// <summary>
/// Takes the rows of an <see cref="EvalForEachAttribute"/> beside it from a file of JSON Lines, as <see cref="Dataset.JsonLines{T}"/> reads it:
/// one JSON value on each line; never held whole; unpacked on the way where its name ends in <c>.gz</c>. A method that takes the row in one
/// parameter gets each line as that type; otherwise the fields of each line are bound to the parameters by name, the values of an array by position.
/// </summary>
/// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JsonLinesAttribute(string path) : DatasetFileAttribute(path)
{
    internal override string Example => "data/rows.jsonl";

    internal override Type ColumnsType => typeof(JsonElement);

    internal override IAsyncEnumerable<T> Read<T>(IReadOnlyList<EvalParameter> parameters) => Dataset.JsonLines<T>(Path);
}
