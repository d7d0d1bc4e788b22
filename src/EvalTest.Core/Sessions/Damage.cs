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

    public static Damage Torn(string path, long line) => new(path, line, "the last line is torn, as a crash leaves it; its sample runs again.", Normal: true) { Kind = DamageKind.Torn };

    public static Damage TooLong(string path, long line) => new(path, line, $"the line is longer than {SessionLine.MaxLength / 1024 / 1024} MiB; its sample runs again.") { Kind = DamageKind.TooLong };

    public static Damage Checksum(string path, long line) => new(path, line, "the line does not match its checksum; its sample runs again.") { Kind = DamageKind.Checksum };

    public static Damage Order(string path, long line, long number, long due) =>
        new(path, line, $"line number {number} stands where {due} is due; it is a repetition or out of order and is not believed.") { Kind = DamageKind.Order };

    public static Damage Missing(string path, long line, long first, long last) =>
        new(path, line, $"lines {first} to {last} are missing before it; the samples they recorded run again.") { Kind = DamageKind.Missing };

    public static Damage Content(string path, long line) => new(path, line, "its checksum holds but its content is not of this format; it is not believed.") { Kind = DamageKind.Content };

    public static Damage Digest(string path, long line) =>
        new(path, line, "its SHA-256 is not that of the lines before it: the file was changed after it was finished. Each line that is believed still matches its own checksum.") { Kind = DamageKind.Digest };
}
