namespace Readme.Sums;

#region src/EvalTest
public class Sums
{
    public static IEnumerable<Sum> Rows() => [new(1, 2, 3), new(20, 22, 42), new(5, 5, 11)];

    [EvalForEach(nameof(Rows))]
    [Gate("right", AtLeast = 0.6)]
    public Score Adds(Sum row) => Score.FromBoolean(row.A + row.B == row.Expected, name: "right");
}

public record Sum(int A, int B, int Expected);
#endregion
