using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace EvalTest.Datasets;

/// <summary>Types whose public members do not say what a value of them means: a hash over those would call different rows equal.</summary>
internal static class Opaque
{
    private static readonly Type[] without =
    [
        typeof(Delegate), typeof(MemberInfo), typeof(ParameterInfo), typeof(Module), typeof(Assembly), typeof(Stream), typeof(TextReader), typeof(TextWriter),
        typeof(Task), typeof(CancellationTokenSource), typeof(WaitHandle), typeof(SafeHandle), typeof(Thread), typeof(Timer),
        typeof(Regex), typeof(IServiceProvider), typeof(CancellationToken), typeof(ValueTask), typeof(IntPtr), typeof(UIntPtr), typeof(Pointer),
        typeof(RuntimeTypeHandle), typeof(RuntimeMethodHandle), typeof(RuntimeFieldHandle), typeof(GCHandle), typeof(TypedReference),
    ];

    private static readonly Type[] withoutGeneric = [typeof(ValueTask<>), typeof(Lazy<>), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>), typeof(AsyncLocal<>), typeof(WeakReference<>)];

    /// <summary>The end of a sentence that begins with the type; null where a value of it can be read.</summary>
    public static string? Reason(Type type) =>
        without.Any(o => o.IsAssignableFrom(type)) || Generics(type).Any(g => withoutGeneric.Contains(g)) ? "has no content that could be hashed" : null;

    /// <summary>The same for the type that a member declares, which need not be one that a value can be boxed as.</summary>
    public static string? ReasonOfMember(Type declared) =>
        declared.IsByRef || declared.IsByRefLike || declared.IsPointer || declared.IsFunctionPointer ? "points into memory and has no content that could be hashed" : null;

    /// <summary>The same for an object whose whole state is private.</summary>
    public static string? ReasonOfMembers(Type type, int publicMembers) =>
        publicMembers == 0 && HasFields(type) ? "shows none of its content: it has no public property or field" : null;

    private static IEnumerable<Type> Generics(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType)
                yield return t.GetGenericTypeDefinition();
        }

        foreach (var i in type.GetInterfaces())
        {
            if (i.IsGenericType)
                yield return i.GetGenericTypeDefinition();
        }
    }

    private static bool HasFields(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length > 0)
                return true;
        }

        return false;
    }
}
