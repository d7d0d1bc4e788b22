namespace EvalTest.Datasets;

/// <summary>How a value of this static type is written: without a box where it is a scalar, else by its run-time type.</summary>
internal static class ValueOf<T>
{
    public static readonly Action<CanonicalWriter, T> Write =
        (Action<CanonicalWriter, T>?)ScalarEncoders.Find(typeof(T)) ?? (static (writer, value) => writer.WriteValue(value));
}
