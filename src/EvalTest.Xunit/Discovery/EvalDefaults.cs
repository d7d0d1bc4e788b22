using System.Reflection;

namespace EvalTest.Xunit.Discovery;

/// <summary>What an eval, its class, the base classes and the assembly say of how it runs; the nearest wins.</summary>
internal static class EvalDefaults
{
    public static EvalSettings Merge(Type @class, EvalAttribute attribute) =>
        Levels(@class).Aggregate(attribute.Settings, (nearer, level) => nearer.Or(level.Defaults.Settings));

    /// <summary>Each that applies, the nearest first, with what a message calls it.</summary>
    public static IEnumerable<(string Name, EvalDefaultsAttribute Defaults)> Levels(Type @class)
    {
        for (var type = @class; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<EvalDefaultsAttribute>(inherit: false) is { } defaults)
                yield return ($"[EvalDefaults] of {type.Name}", defaults);
        }

        if (@class.Assembly.GetCustomAttribute<EvalDefaultsAttribute>() is { } all)
            yield return ("[assembly: EvalDefaults]", all);
    }
}
