using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>Which of an eval's parameters take the id of a row, what is expected of it and its cluster.</summary>
/// <param name="Id">Null where no parameter is marked so.</param>
/// <param name="Expected">None where no parameter is marked so.</param>
/// <param name="Cluster">Null where no parameter is marked so.</param>
internal sealed record RowMarks(RowMark? Id, IReadOnlyList<RowMark> Expected, RowMark? Cluster)
{
    /// <summary>The rows with what the marks say; as they are where there are none.</summary>
    /// <exception cref="EvalTestException">A mark means nothing.</exception>
    public static RowSource Apply(MethodInfo method, IReadOnlyList<EvalParameter> parameters, RowSource rows)
    {
        if (parameters.FirstOrDefault(p => p.Role != ParameterRole.Row && MarkOf(p) is not null) is { } other)
            throw new EvalTestException($"{method.Name} marks \"{other.Text}\" with {MarkOf(other)}, and no row fills it. Mark a parameter that takes a part of the row.");

        EvalParameter[] taking = [.. parameters.Where(p => p.Role == ParameterRole.Row)];
        RowMark[] ids = [.. Marked<SampleIdAttribute>(taking)];
        RowMark[] expected = [.. Marked<ExpectedAttribute>(taking)];
        RowMark[] clusters = [.. Marked<ClusterAttribute>(taking)];
        if (ids.Length + expected.Length + clusters.Length == 0)
            return rows;
        RefuseSeveral(method, ids, "[SampleId]");
        RefuseSeveral(method, clusters, "[Cluster]");
        if (HasOwnMembers(rows.RowType, out var type))
            throw new EvalTestException($"{method.Name} marks a parameter with {MarkOf(Array.Find(taking, p => MarkOf(p) is not null)!)}, and its rows are {TypeNames.Of(type)}. Mark the property of {TypeNames.Of(type)}.");
        if (expected.Length == taking.Length)
            throw new EvalTestException($"{method.Name} marks every parameter that takes the row with [Expected], which leaves no input. Mark only what is expected.");
        return new MarkedRows(rows, new RowMarks(ids.FirstOrDefault(), expected, clusters.FirstOrDefault()));
    }

    private static void RefuseSeveral(MethodInfo method, RowMark[] marks, string mark)
    {
        if (marks.Length > 1)
            throw new EvalTestException($"{method.Name} marks \"{marks[0].Name}\" and \"{marks[1].Name}\" with {mark}. Mark one of them.");
    }

    private static string? MarkOf(EvalParameter parameter) =>
        parameter.Info.IsDefined(typeof(SampleIdAttribute)) ? "[SampleId]"
        : parameter.Info.IsDefined(typeof(ExpectedAttribute)) ? "[Expected]"
        : parameter.Info.IsDefined(typeof(ClusterAttribute)) ? "[Cluster]"
        : null;

    private static IEnumerable<RowMark> Marked<T>(EvalParameter[] taking)
        where T : Attribute => taking.Select((p, i) => (Mark: new RowMark(i, p.Name), IsMarked: p.Info.IsDefined(typeof(T)))).Where(p => p.IsMarked).Select(p => p.Mark);

    private static bool HasOwnMembers(Type? rowType, out Type type)
    {
        type = rowType ?? typeof(object);
        return RowRules.IsTelling(type) && !RowColumns.IsSimple(type);
    }
}
