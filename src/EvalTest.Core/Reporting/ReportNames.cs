using System.Text;
using EvalTest.Figures;
using EvalTest.Sessions;

namespace EvalTest.Reporting;

/// <summary>How what has a fixed set of values is spelt in reports that programs read.</summary>
internal static class ReportNames
{
    public static string Of(Outcome outcome) => Encoding.ASCII.GetString(OutcomeName.Of(outcome));

    public static string Of(ExperimentStatus status) => Camel(status.ToString());

    public static string Of(GateStatus status) => Camel(status.ToString());

    public static string Of(FigureKind kind) => Camel(kind.ToString());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
