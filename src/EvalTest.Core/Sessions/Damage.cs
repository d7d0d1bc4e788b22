namespace EvalTest.Sessions;

/// <summary>Something in a session file that is not believed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="What">What is wrong with it and what follows.</param>
/// <param name="Normal">True for what every crash leaves: a torn last line.</param>
internal sealed record Damage(string Path, long Line, string What, bool Normal = false)
{
    public DamageKind Kind { get; init; }

    public override string ToString() => Line == 0 ? $"{Path}: {What}" : $"{Path}:{Line}: {What}";

    public static Damage NoFile(string path) => new(path, 0, "it is a folder, a link or a pipe and no session file; it is not read. Move it away, or put the file itself in its place.") { Kind = DamageKind.NoFile };

    public static Damage Empty(string path) => new(path, 0, "the file is empty: its process died before it wrote anything.", Normal: true) { Kind = DamageKind.Empty };

    public static Damage NoHeader(string path, bool torn) => new(path, 1, "there is no header that can be believed; nothing in the file is.", Normal: torn) { Kind = DamageKind.Header };

    public static Damage Digest(string path, long line) =>
        new(path, line, "its SHA-256 is not that of the lines before it: the file was changed after it was finished. Each line that is believed still matches its own checksum.") { Kind = DamageKind.Digest };
}
