using System.Reflection;
using EvalTest.Experiments;
using EvalTest.Model;
using EvalTest.Planning;

namespace EvalTest.Xunit.Discovery;

/// <summary>The values on an eval's attributes.</summary>
internal static class SettingRules
{
    public static string? Problem(MethodInfo method, EvalAttribute attribute, IReadOnlyList<Gate> gates) =>
        Concurrency(method, attribute) ?? Timeout(method, attribute) ?? Retries(method, attribute) ?? Rate(method, attribute) ?? Provider(method, attribute) ?? TransientRule.Problem(method) ?? Id(method, attribute) ?? gates.Select(GateRules.Validate).FirstOrDefault(p => p is not null);

    private static string? Concurrency(MethodInfo method, EvalAttribute attribute) => attribute.GivenConcurrency is not <= 0
        ? null
        : $"{method.Name} has Concurrency = {attribute.Concurrency}. It is the most samples in flight: write 1 or more, or leave it out.";

    private static string? Timeout(MethodInfo method, EvalAttribute attribute) => attribute.GivenTimeout is not <= 0
        ? null
        : $"{method.Name} has Timeout = {attribute.Timeout}. It is the milliseconds for one attempt of one sample: write 1 or more, or leave it out.";

    private static string? Retries(MethodInfo method, EvalAttribute attribute) => attribute.GivenRetries is not (< 0 or >= Planner.MostAttempts)
        ? null
        : $"{method.Name} has Retries = {attribute.Retries}. It is how many more attempts a sample gets after an error that may pass: write 0 to {Planner.MostAttempts - 1}, or leave it out.";

    private static string? Rate(MethodInfo method, EvalAttribute attribute) => attribute.Rate is null || RateLimit.Parse(attribute.Rate) is not null
        ? null
        : $"{method.Name} has Rate = \"{attribute.Rate}\". Write {RateLimit.Forms}, or leave it out.";

    private static string? Provider(MethodInfo method, EvalAttribute attribute) => attribute.Provider is null || (attribute.Provider.Trim().Length > 0 && attribute.Provider.IndexOfAny(['=', ',']) < 0)
        ? null
        : $"{method.Name} has Provider = \"{attribute.Provider}\". Write a name without = and commas, or leave it out.";

    private static string? Id(MethodInfo method, EvalAttribute attribute) => attribute.Id is null || !string.IsNullOrWhiteSpace(attribute.Id)
        ? null
        : $"{method.Name} has an empty Id. Write a name that no other eval of the assembly has, or leave it out.";
}
