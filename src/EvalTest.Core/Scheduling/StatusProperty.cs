using System.Collections.Concurrent;
using System.Net;
using System.Reflection;

namespace EvalTest.Scheduling;

/// <summary>
/// The HTTP status on an exception of a client library: a public property <c>Status</c> or <c>StatusCode</c>, as System.ClientModel, Azure,
/// gRPC gateways and most others have it. So no client needs to be known here.
/// </summary>
internal static class StatusProperty
{
    private static readonly string[] names = ["Status", "StatusCode"];

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> found = new();

    /// <summary>Null where the exception has no such property, or nothing in it.</summary>
    public static int? Of(Exception exception)
    {
        if (found.GetOrAdd(exception.GetType(), Find) is not { } property)
            return null;
        try
        {
            return property.GetValue(exception) switch
            {
                int status => status,
                HttpStatusCode status => (int)status,
                _ => null,
            };
        }
        catch (TargetInvocationException)
        {
            // A getter that throws says nothing about the error at hand.
            return null;
        }
    }

    private static PropertyInfo? Find(Type type) => names
        .Select(name => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(p => p.Name == name && p.GetIndexParameters().Length == 0))
        .FirstOrDefault(p => p is not null && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var t && (t == typeof(int) || t == typeof(HttpStatusCode)));
}
