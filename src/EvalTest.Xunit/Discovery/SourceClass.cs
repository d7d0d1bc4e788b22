using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>Checks the class that gives the rows.</summary>
internal static class SourceClass
{
    /// <exception cref="EvalTestException">It cannot give rows.</exception>
    public static RowSource Find(MethodInfo eval, Type type, Type testClass, IReadOnlyList<EvalParameter> parameters)
    {
        var what = $"The source of rows {TypeNames.Of(type)} of {eval.Name}";
        if (type.IsAbstract || type.ContainsGenericParameters || !type.IsClass || type.GetConstructor(Type.EmptyTypes) is not { } constructor)
            throw new EvalTestException($"{what} cannot be created: it must be a class with a public constructor without parameters, neither abstract nor open generic.");

        var sequence = RowSequence.Of(type)
            ?? throw new EvalTestException($"{what} gives no rows: it must implement IEnumerable<T> or IAsyncEnumerable<T>, each for one T. Write \"class {type.Name} : IEnumerable<{SourceMember.RowType(parameters)}>\".");
        return new SequenceRows(what, () => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, null, null), Returned.For(type), sequence, testClass, owned: true);
    }
}
