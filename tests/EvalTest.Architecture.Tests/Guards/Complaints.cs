namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What a guard found, one sentence each.</summary>
internal static class Complaints
{
    /// <summary>Fails with every complaint in full.</summary>
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
