namespace EvalTest.Operations;

/// <summary>Whose results are merged: an experiment below the root, or the folder of one elsewhere.</summary>
/// <param name="Text">Its name, or the folder's path.</param>
/// <param name="IsPath">Which of the two.</param>
internal sealed record MergeSource(string Text, bool IsPath)
{
    public static MergeSource Named(string experiment) => new(experiment, IsPath: false);

    public static MergeSource At(string folder) => new(folder, IsPath: true);
}
