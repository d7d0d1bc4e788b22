namespace EvalTest.Options;

/// <summary>Where a value was given, the weakest first. Attributes stand between <see cref="ProjectFile"/> and <see cref="Environment"/>.</summary>
internal enum OptionSource
{
    ProjectFile,
    Environment,
    CommandLine,
}
