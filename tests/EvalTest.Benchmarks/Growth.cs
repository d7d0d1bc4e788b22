using System.Globalization;
using System.Net;
using System.Text;

namespace EvalTest.Benchmarks;

/// <summary>
/// Draws what a sample costs as the rows grow in number. <c>BENCH_GROWTH</c> names a file of lines "contestant, rows, milliseconds", divided by tabs;
/// <c>BENCH_SVG</c> the drawing to write. Both axes are logarithmic.
/// </summary>
public class Growth
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 210;
    private const int Top = 40;
    private const int Bottom = 50;

    private static readonly string[] colours = ["#0b6bcb", "#c2410c", "#6d28d9", "#4d7c0f", "#475569"];

    private readonly StringBuilder svg = new();
    private double leastRows;
    private double mostRows;
    private double leastCost;
    private double mostCost;

    [Fact]
    public void Draw()
    {
        var points = File.ReadLines(Environment.GetEnvironmentVariable("BENCH_GROWTH")!)
            .Select(line => line.Split('\t'))
            .Select(parts => (Name: parts[0], Rows: Number(parts[1]), Cost: Math.Max(0.1, Number(parts[2]) * 1000 / Number(parts[1]))))
            .ToList();
        (leastRows, mostRows) = (Decade(points.Min(p => p.Rows), Math.Floor), Decade(points.Max(p => p.Rows), Math.Ceiling));
        (leastCost, mostCost) = (Decade(points.Min(p => p.Cost), Math.Floor), Decade(points.Max(p => p.Cost), Math.Ceiling));

        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="sans-serif" font-size="13">""");
        Add($"""<rect width="{Width}" height="{Height}" fill="white"/><text x="{Left}" y="22" font-size="15">Microseconds for each sample that does nothing, by number of rows</text>""");
        AddGrid();
        var series = points.GroupBy(p => p.Name).ToList();
        for (var i = 0; i < series.Count; i++)
            AddSeries(series[i].Key, colours[i % colours.Length], [.. series[i].OrderBy(p => p.Rows).Select(p => (X(p.Rows), Y(p.Cost)))], Top + 20 + (i * 24));
        Add($"</svg>");
        File.WriteAllText(Environment.GetEnvironmentVariable("BENCH_SVG")!, svg.ToString());
    }

    private void AddGrid()
    {
        for (var rows = leastRows; rows <= mostRows; rows *= 10)
            Add($"""<path d="M{X(rows):F1} {Top}V{Height - Bottom}" stroke="#ddd"/><text x="{X(rows):F1}" y="{Height - Bottom + 20}" text-anchor="middle">{rows:N0}</text>""");
        for (var cost = leastCost; cost <= mostCost; cost *= 10)
            Add($"""<path d="M{Left} {Y(cost):F1}H{Width - Right}" stroke="#ddd"/><text x="{Left - 8}" y="{Y(cost) + 4:F1}" text-anchor="end">{cost:#,0.##}</text>""");
    }

    private void AddSeries(string name, string colour, IReadOnlyList<(double X, double Y)> points, int legend)
    {
        var line = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:F1},{p.Y:F1}")));
        Add($"""<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>""");
        foreach (var (x, y) in points)
            Add($"""<circle cx="{x:F1}" cy="{y:F1}" r="3" fill="{colour}"/>""");
        Add($"""<path d="M{Width - Right + 14} {legend}h20" stroke="{colour}" stroke-width="2"/><text x="{Width - Right + 40}" y="{legend + 4}">{WebUtility.HtmlEncode(name)}</text>""");
    }

    private double X(double rows) => Left + (Share(rows, leastRows, mostRows) * (Width - Left - Right));

    private double Y(double cost) => Height - Bottom - (Share(cost, leastCost, mostCost) * (Height - Top - Bottom));

    private static double Share(double value, double least, double most) => Math.Log10(value / least) / Math.Log10(most / least);

    private static double Decade(double value, Func<double, double> round) => Math.Pow(10, round(Math.Log10(value)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private void Add(FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
