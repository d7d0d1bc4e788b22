namespace EvalTest.Datasets.Tests;

internal record Problem(string Question, int Answer, double Weight);

internal sealed record Harder(string Question, int Answer, double Weight, int[] Hints) : Problem(Question, Answer, Weight);

internal sealed record Chain(int Value, Chain? Next);

internal readonly record struct Point(int X, int Y);

internal class Hidden
{
    public int Name => 1;
}

internal sealed class Hiding : Hidden
{
    public new string Name => "new";
}

internal sealed class WithFields
{
    public int Z;
    public string A = "";

#pragma warning disable CA1823, CS0414, IDE0051, CA2211 // What must not be written: private, static, indexed and unreadable members.
    public static int Shared = 1;
    private readonly int secret = 2;

    public string M => "computed";

    public int WriteOnly
    {
        set => Z = value;
    }

    public int this[int index] => index;
#pragma warning restore
}
