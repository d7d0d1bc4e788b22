using System.Reflection;
using System.Runtime.CompilerServices;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;
using Xunit;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>Makes an instance of the class for each sample. The fixtures are asked for once, before the first.</summary>
internal sealed class InstanceFactory
{
    private readonly Type type;
    private readonly MethodInvoker constructor;
    private readonly object?[] arguments;
    private readonly int[] outputs;

    private InstanceFactory(Type type, ConstructorInfo constructor, object?[] arguments, int[] outputs)
    {
        this.type = type;
        this.constructor = MethodInvoker.Create(constructor);
        this.arguments = arguments;
        this.outputs = outputs;
    }

    /// <summary>Null for a static method, which has no instance. Call it where xunit's test context is that of the eval.</summary>
    /// <exception cref="EvalTestException">Something that the constructor takes is not there.</exception>
    public static async Task<InstanceFactory?> CreateAsync(EvalMethod eval)
    {
        if (eval.Method.IsStatic)
            return null;

        var constructors = eval.Class.GetConstructors();
        if (constructors is not [var constructor])
            throw new EvalTestException($"{eval.Class.Name} has {constructors.Length} public constructors; a class of evals has one.");

        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            arguments[i] = await ArgumentAsync(eval.Class, parameters[i]).ConfigureAwait(false);

        int[] outputs = [.. Enumerable.Range(0, parameters.Length).Where(i => parameters[i].ParameterType == typeof(ITestOutputHelper))];
        return new InstanceFactory(eval.Class, constructor, arguments, outputs);
    }

    /// <summary>An instance whose constructor has not run yet: the test context that the constructor sees already holds it.</summary>
    public object Allocate() => RuntimeHelpers.GetUninitializedObject(type);

    public void Construct(object instance, SampleOutput output)
    {
        if (arguments.Length == 0)
        {
            constructor.Invoke(instance);
            return;
        }

        var own = (object?[])arguments.Clone();
        foreach (var i in outputs)
            own[i] = output;
        constructor.Invoke(instance, own.AsSpan());
    }

    private static async Task<object?> ArgumentAsync(Type @class, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(ITestOutputHelper))
            return null;
        if (type == typeof(ITestContextAccessor))
            return TestContextAccessor.Instance;
        if (await TestContext.Current.GetFixture(type).ConfigureAwait(false) is { } fixture)
            return fixture;
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue ?? (type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null);

        throw new EvalTestException($"The constructor of {@class.Name} takes \"{TypeNames.Of(parameter)}\", and there is no such fixture. Write \"class {@class.Name} : IClassFixture<{TypeNames.Of(type)}>\", or make it a fixture of the collection or the assembly.");
    }
}
