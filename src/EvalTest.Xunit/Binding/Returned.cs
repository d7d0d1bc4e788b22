namespace EvalTest.Xunit.Binding;

/// <summary>
/// What a method of a known return type gave back: a value, or a task of one. Made once for each method, so that awaiting a
/// <see cref="Task{T}"/> needs no reflection for each sample.
/// </summary>
internal abstract class Returned
{
    /// <summary>The type behind the task; <see cref="void"/> where there is none.</summary>
    public abstract Type Type { get; }

    public static Returned For(Type type)
    {
        if (type == typeof(Task))
            return new PlainTask();
        if (type == typeof(ValueTask))
            return new PlainValueTask();
        if (!type.IsGenericType || type.ContainsGenericParameters)
            return new Value(type);

        var definition = type.GetGenericTypeDefinition();
        var result = type.GenericTypeArguments[0];
        // What an F# "task { }" without a result is.
        if (definition == typeof(Task<>) && result.FullName == "Microsoft.FSharp.Core.Unit")
            return new PlainTask();

        return definition == typeof(Task<>) ? Of(typeof(TaskOf<>), result)
            : definition == typeof(ValueTask<>) ? Of(typeof(ValueTaskOf<>), result)
            : new Value(type);
    }

    /// <summary>The value, awaited where it is a task; null for <see cref="void"/>.</summary>
    public abstract ValueTask<object?> ResultOf(object? returned);

    private static Returned Of(Type definition, Type result) => (Returned)Activator.CreateInstance(definition.MakeGenericType(result))!;

    private sealed class Value(Type type) : Returned
    {
        public override Type Type => type;

        public override ValueTask<object?> ResultOf(object? returned) => new(returned);
    }

    private sealed class PlainTask : Returned
    {
        public override Type Type => typeof(void);

        public override async ValueTask<object?> ResultOf(object? returned)
        {
            await ((Task)returned!).ConfigureAwait(false);
            return null;
        }
    }

    private sealed class PlainValueTask : Returned
    {
        public override Type Type => typeof(void);

        public override async ValueTask<object?> ResultOf(object? returned)
        {
            await ((ValueTask)returned!).ConfigureAwait(false);
            return null;
        }
    }

    private sealed class TaskOf<T> : Returned
    {
        public override Type Type => typeof(T);

        public override async ValueTask<object?> ResultOf(object? returned) => await ((Task<T>)returned!).ConfigureAwait(false);
    }

    private sealed class ValueTaskOf<T> : Returned
    {
        public override Type Type => typeof(T);

        public override async ValueTask<object?> ResultOf(object? returned) => await ((ValueTask<T>)returned!).ConfigureAwait(false);
    }
}
