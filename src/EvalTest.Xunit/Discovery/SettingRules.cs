using System.Reflection;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;

namespace EvalTest.Xunit.Discovery;

/// <summary>The values on an eval's attributes.</summary>
internal static class SettingRules
{
    public static string? Problem(MethodInfo method, Type @class, EvalAttribute attribute, IReadOnlyList<Gate> gates) =>
        Problem(method.Name, attribute.Settings)
        ?? EvalDefaults.Levels(@class).Select(l => Problem(l.Name, l.Defaults.Settings)).FirstOrDefault(p => p is not null)
        ?? TransientRule.Problem(method)
        ?? Id(method, attribute)
        ?? MetricRules.Problem(method)
        ?? gates.Select(GateRules.Validate).FirstOrDefault(p => p is not null);

    private static string? Problem(string owner, EvalSettings settings) =>
        Concurrency(owner, settings) ?? Timeout(owner, settings) ?? Repeat(owner, settings) ?? Retries(owner, settings) ?? Rate(owner, settings) ?? Provider(owner, settings);

    private static string? Concurrency(string owner, EvalSettings settings) => settings.Concurrency is not <= 0
        ? null
        : $"{owner} has Concurrency = {settings.Concurrency}. It is the most samples in flight: write 1 or more, or leave it out.";

    private static string? Timeout(string owner, EvalSettings settings) => settings.Timeout is not <= 0
        ? null
        : $"{owner} has Timeout = {settings.Timeout}. It is the milliseconds for one attempt of one sample: write 1 or more, or leave it out.";

    private static string? Retries(string owner, EvalSettings settings) => settings.Retries is not (< 0 or >= Planner.MostAttempts)
        ? null
        : $"{owner} has Retries = {settings.Retries}. It is how many more attempts a sample gets after an error that may pass: write 0 to {Planner.MostAttempts - 1}, or leave it out.";

    private static string? Rate(string owner, EvalSettings settings) => settings.Rate is null || RateLimit.Parse(settings.Rate) is not null
        ? null
        : $"{owner} has Rate = \"{settings.Rate}\". Write {RateLimit.Forms}, or leave it out.";

    private static string? Provider(string owner, EvalSettings settings) => settings.Provider is null || (settings.Provider.Trim().Length > 0 && settings.Provider.IndexOfAny(['=', ',']) < 0)
        ? null
        : $"{owner} has Provider = \"{settings.Provider}\". Write a name without = and commas, or leave it out.";

    private static string? Repeat(string owner, EvalSettings settings) => settings.Repeat is null or (>= 1 and <= OptionCatalog.MostTrials)
        ? null
        : $"{owner} has Repeat = {settings.Repeat}. It is the trials of each sample: write 1 to {OptionCatalog.MostTrials}, or leave it out.";

    private static string? Id(MethodInfo method, EvalAttribute attribute) => attribute.Id is null || !string.IsNullOrWhiteSpace(attribute.Id)
        ? null
        : $"{method.Name} has an empty Id. Write a name that no other eval of the assembly has, or leave it out.";
}
