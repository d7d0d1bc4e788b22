namespace EvalTest.Architecture.Tests.Planted.High;

internal class Thing : Exception
{
    public static int Value => 1;
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class ThingAttribute : Attribute;
