using System.Xml.Linq;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What a project file, or a file it imports, refers to.</summary>
internal sealed record ProjectFile(string Path, XElement Content)
{
    public static ProjectFile Parse(string path, string content) => new(path, XElement.Parse(content));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IEnumerable<XElement> PackageReferences => Items("PackageReference");

    public IEnumerable<XElement> PackageVersions => Items("PackageVersion");

    public IEnumerable<string> Packages => PackageReferences.Select(Include);

    public IEnumerable<string> Projects => Items("ProjectReference").Select(p => System.IO.Path.GetFileNameWithoutExtension(Include(p).Replace('\\', '/')));

    /// <summary>An item's metadata, written as an attribute or as an element.</summary>
    public static string? Metadata(XElement item, string name) =>
        item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    public static string Include(XElement item) => item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value ?? "";

    private IEnumerable<XElement> Items(string name) => Content.Descendants().Where(e => e.Name.LocalName == name);
}
