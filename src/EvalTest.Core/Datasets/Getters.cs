using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvalTest.Datasets;

/// <summary>
/// Makes delegates that read a member of a boxed owner: a property through a delegate to its getter, which is made in no time;
/// anything else through a compiled expression, whose first use costs a process some 40 ms.
/// </summary>
internal static class Getters
{
    private delegate TValue OfStruct<TOwner, TValue>(ref TOwner owner)
        where TOwner : struct;

    /// <summary>Writes the member's value.</summary>
    public static Action<CanonicalWriter, object> Writing(Type owner, MemberInfo member) => Writing(RowMembers.TypeOf(member), Of(owner, member));

    /// <summary>Writes what an expression reads from the boxed owner.</summary>
    public static Action<CanonicalWriter, object> Writing(Type declared, Func<Expression, Expression> read) => Writing(declared, Compiled(read));

    /// <summary>Gives the member's value as an object.</summary>
    public static Func<object, object?> Boxing(Type owner, MemberInfo member) =>
        (Func<object, object?>)Closed(nameof(BoxingOf), RowMembers.TypeOf(member)).Invoke(null, [Of(owner, member)])!;

    /// <summary>The owner itself, as an expression.</summary>
    public static Expression Unboxed(Expression boxed, Type owner) =>
        owner.IsValueType ? Expression.Unbox(boxed, owner) : Expression.Convert(boxed, owner);

    private static Action<CanonicalWriter, object> Writing(Type declared, Delegate get) =>
        (Action<CanonicalWriter, object>)Closed(nameof(WritingOf), declared).Invoke(null, [get])!;

    // A Func<object, TValue>, whatever TValue is.
    private static Delegate Of(Type owner, MemberInfo member)
    {
        if (member is not PropertyInfo property)
            return Compiled(boxed => Expression.Field(Unboxed(boxed, owner), (FieldInfo)member));

        var make = owner.IsValueType ? nameof(StructProperty) : nameof(ClassProperty);
        return (Delegate)Closed(make, owner, property.PropertyType).Invoke(null, [property.GetGetMethod()])!;
    }

    private static Delegate Compiled(Func<Expression, Expression> read)
    {
        var boxed = Expression.Parameter(typeof(object));
        return Expression.Lambda(read(boxed), boxed).Compile();
    }

    private static MethodInfo Closed(string method, params Type[] arguments) =>
        typeof(Getters).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments);

    private static Func<object, TValue> ClassProperty<TOwner, TValue>(MethodInfo getter)
        where TOwner : class
    {
        var get = getter.CreateDelegate<Func<TOwner, TValue>>();
        return owner => get(Unsafe.As<TOwner>(owner));
    }

    private static Func<object, TValue> StructProperty<TOwner, TValue>(MethodInfo getter)
        where TOwner : struct
    {
        var get = getter.CreateDelegate<OfStruct<TOwner, TValue>>();
        return owner => get(ref Unsafe.Unbox<TOwner>(owner));
    }

    private static Action<CanonicalWriter, object> WritingOf<TValue>(Func<object, TValue> get) => (writer, owner) => writer.Write(get(owner));

    private static Func<object, object?> BoxingOf<TValue>(Func<object, TValue> get) => owner => get(owner);
}
