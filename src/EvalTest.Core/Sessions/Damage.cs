namespace EvalTest.Sessions;

/// <summary>Something in a session file that is not believed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="What">What is wrong with it and what follows.</param>
/// <param name="Normal">True for what every crash leaves: a torn last line.</param>
internal sealed record Damage(string Path, long Line, string What, bool Normal = false)
{
    public override string ToString() => Line == 0 ? $"{Path}: {What}" : $"{Path}:{Line}: {What}";
}
