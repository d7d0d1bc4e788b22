using System.Reflection;
using Xunit.v3;

namespace EvalTest;

/// <summary>What says something of an eval beside <see cref="EvalForEachAttribute"/> or <see cref="EvalFactAttribute"/>. Beside any other test it fails that test, which would otherwise pass without it.</summary>
public abstract class EvalPartAttribute : Attribute, IBeforeAfterTestAttribute
{
    private protected EvalPartAttribute()
    {
    }

    // xunit calls it for every test but an eval, whose attributes the eval reads itself.
    void IBeforeAfterTestAttribute.Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var name = GetType().Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal);
        throw new EvalRefusedException(new EvalTestException($"{methodUnderTest.Name} has [{name}], which means something beside [EvalForEach] and [EvalFact] alone. Write one of them in place of the test's own attribute, or leave [{name}] out."));
    }

    void IBeforeAfterTestAttribute.After(MethodInfo methodUnderTest, IXunitTest test)
    {
    }
}
