namespace EvalTest.Core.Tests.Crashes;

/// <summary>What is known of a run that died.</summary>
/// <param name="Folder">Its folder of experiments.</param>
/// <param name="Stage">What it met and had to run.</param>
/// <param name="Acknowledged">Samples that it acknowledged: the first so many of its session file, since acknowledgements come in the order of the file.</param>
/// <param name="Began">Samples whose bodies began before its death.</param>
internal sealed record Crashed(string Folder, ScriptStage Stage, int Acknowledged, IReadOnlyCollection<string> Began);
