using System.Reflection;
using EvalTest.Fingerprints;
using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Xunit.Discovery;

/// <summary>What an eval's results depend on beside its rows: its code, and the files that <c>[EvalDependsOn]</c> names.</summary>
internal static class EvalFingerprints
{
    /// <exception cref="EvalTestException">A pattern matches no file, or something cannot be read.</exception>
    public static EvalFingerprint Of(Type @class, MethodInfo method, string eval)
    {
        MemberInfo[] members = [method, @class];
        var patterns = members.SelectMany(m => m.GetCustomAttributes<EvalDependsOnAttribute>(inherit: true))
            .Concat(@class.Assembly.GetCustomAttributes<EvalDependsOnAttribute>())
            .Select(a => a.Pattern);
        var files = DependencyFiles.Read(eval, patterns, AppContext.BaseDirectory, RunOptionsSource.ProjectDirectory);
        return CodeFingerprint.Of(method, @class, EvalTarget.Find(method)) with { Files = files };
    }
}
