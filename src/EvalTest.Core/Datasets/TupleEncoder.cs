using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace EvalTest.Datasets;

/// <summary>Writes a tuple, the eighth and later elements included, as an array by position: the names of its elements do not exist at run time.</summary>
internal sealed class TupleEncoder(Type type)
{
    private readonly Action<CanonicalWriter, object>[] elements = [.. Elements(type)];

    public static bool IsTuple(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) && type.Assembly == typeof(ITuple).Assembly && type.Namespace == nameof(System);

    public void Write(CanonicalWriter writer, object value)
    {
        writer.Enter(value, (byte)'[');
        for (var i = 0; i < elements.Length; i++)
        {
            writer.Element(i);
            elements[i](writer, value);
        }

        writer.Leave((byte)']');
    }

    private static IEnumerable<Action<CanonicalWriter, object>> Elements(Type type)
    {
        Func<Expression, Expression> tuple = boxed => Getters.Unboxed(boxed, type);
        for (var part = type; ;)
        {
            var arguments = part.GetGenericArguments();
            var parent = tuple;
            for (var i = 0; i < Math.Min(arguments.Length, 7); i++)
            {
                var name = $"Item{i + 1}";
                yield return Getters.Writing(arguments[i], boxed => Expression.PropertyOrField(parent(boxed), name));
            }

            if (arguments.Length < 8)
                yield break;

            if (!IsTuple(arguments[7]))
            {
                yield return Getters.Writing(arguments[7], boxed => Expression.PropertyOrField(parent(boxed), "Rest"));
                yield break;
            }

            part = arguments[7];
            tuple = boxed => Expression.PropertyOrField(parent(boxed), "Rest");
        }
    }
}
