using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>Project and package references are those of the design; assemblies know no others.</summary>
internal static class ReferenceGuard
{
    public static IEnumerable<string> Complaints(ProjectFile project)
    {
        if (!House.Projects.TryGetValue(project.Name, out var allowed))
            return [$"{project.Path}: the design has no project {project.Name}; a project exists only if it carries an outside dependency or ships alone."];

        return
        [
            .. project.Projects.Except(allowed.References).Select(p => $"{project.Path}: {project.Name} must not refer to {p}."),
            .. allowed.References.Except(project.Projects).Select(p => $"{project.Path}: {project.Name} should refer to {p}."),
            .. project.Packages.Except(allowed.Packages).Select(p => $"{project.Path}: {project.Name} must not refer to the package {p}."),
        ];
    }

    /// <summary>Of a file that all projects of src import.</summary>
    public static IEnumerable<string> SharedComplaints(ProjectFile props) =>
        props.PackageReferences
            .Where(p => !House.Analyzers.Contains(ProjectFile.Include(p)) || ProjectFile.Metadata(p, "PrivateAssets") != "all")
            .Select(p => $"{props.Path}: {ProjectFile.Include(p)} would come with every package; only analyzers with PrivateAssets=\"all\" stand here.");

    public static IEnumerable<string> AssemblyComplaints(string project, IEnumerable<string> assemblyReferences) =>
        from reference in assemblyReferences
        from unknown in House.Projects[project].Unknown
        where reference.StartsWith(unknown, StringComparison.OrdinalIgnoreCase)
        select $"{project}.dll knows {reference}.";

    public static IReadOnlyList<string> ReferencesOf(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
    }
}
