namespace EvalTest.Model;

/// <summary>A part of a sample's record that is kept in a file of its own, named by its content.</summary>
/// <param name="Sha256">Of its bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="Length">In bytes.</param>
internal sealed record LargeValue(string Sha256, long Length);
