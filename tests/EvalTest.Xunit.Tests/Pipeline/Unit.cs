namespace Microsoft.FSharp.Core;

/// <summary>What F# puts where C# has void; known by its name alone.</summary>
internal sealed class Unit;
