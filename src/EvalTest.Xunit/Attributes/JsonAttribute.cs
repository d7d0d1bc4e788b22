using System.Text.Json;
using EvalTest.Xunit.Binding;

namespace EvalTest;

/// <summary>
/// Takes the rows of an <see cref="EvalForEachAttribute"/> beside it from a file that is one JSON array, as <see cref="Dataset.Json{T}"/> reads
/// it. Its elements are bound as the lines of <see cref="JsonLinesAttribute"/> are. In a file that uses <c>System.Text.Json.Serialization</c>,
/// which has a class of that name too, write <c>[EvalTest.Json("…")]</c>.
/// </summary>
/// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JsonAttribute(string path) : DatasetFileAttribute(path)
{
    internal override string Example => "data/rows.json";

    internal override Type ColumnsType => typeof(JsonElement);

    internal override IAsyncEnumerable<T> Read<T>(IReadOnlyList<EvalParameter> parameters) => Dataset.Json<T>(Path);
}
