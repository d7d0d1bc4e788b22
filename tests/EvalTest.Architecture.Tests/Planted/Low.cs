using EvalTest.Architecture.Tests.Planted.High;

namespace EvalTest.Architecture.Tests.Planted.Low;

internal sealed class InBase : Thing;

internal sealed class InField
{
    public readonly Thing? Held = new();
}

internal abstract class InSignature
{
    public abstract void Take(Thing[] things);
}

internal static class InLambda
{
    public static readonly Func<int> Read = () => Thing.Value;
}

internal static class InAsyncBody
{
    public static async Task<int> Read()
    {
        await Task.Yield();
        return Thing.Value;
    }
}

[Thing]
internal sealed class InAttribute;

internal static class InConstraint
{
    public static void Take<T>()
        where T : Thing
    {
    }
}

internal static class InLocal
{
    public static bool Read(object value)
    {
        var thing = value as Thing;
        return thing is not null && thing.Message.Length > 0;
    }
}

internal static class InGenericArgument
{
    public static object Make() => new List<Dictionary<string, Thing>>();
}

internal static class InTypeOf
{
    public static Type Read() => typeof(Thing);
}

internal static class InCatch
{
    public static void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Thing)
        {
            throw;
        }
    }
}
