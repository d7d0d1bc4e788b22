namespace Readme.Looking;

public static class Nightly
{
    public static IEnumerable<string> Report(string directory)
    {
        #region README: an experiment from code
        using var experiment = Experiments.Open(directory).Find("first");
        if (experiment is not { Status: ExperimentStatus.Complete })
            return [$"{experiment?.CompletedCount ?? 0} of {experiment?.TotalCount?.ToString() ?? "?"} so far"];

        return [.. from result in experiment.Results
                   where result.Passed == false
                   select $"{result.SampleId}: {result.Values["response"]}"];
        #endregion
    }
}
