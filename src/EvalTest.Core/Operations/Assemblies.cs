using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>The assemblies whose results an experiment holds.</summary>
internal static class Assemblies
{
    /// <summary>Their names, in ordinal order.</summary>
    /// <exception cref="EvalTestException">A file has an unknown format or cannot be read.</exception>
    public static IReadOnlyList<string> Of(IFolder folder)
    {
        var reader = new SessionReader(folder, []);
        return [.. folder.List().Where(e => SessionFileName.IsOne(e.Name)).Select(e => reader.ReadHeader(e.Name)?.Assembly).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }
}
