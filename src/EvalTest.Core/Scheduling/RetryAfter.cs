using System.Globalization;
using System.Net.Http.Headers;

namespace EvalTest.Scheduling;

/// <summary>
/// How long a provider asks to wait. The header is looked for where client libraries keep the answer: <c>GetRawResponse().Headers</c> of the
/// exception, as System.ClientModel and Azure have it, or <c>Exception.Data</c> under the header's name, where an eval may put it.
/// </summary>
internal static class RetryAfter
{
    private const string Milliseconds = "retry-after-ms";
    private const string Standard = "Retry-After";

    /// <summary>Null where nothing is said that can be understood.</summary>
    public static TimeSpan? Of(Exception exception, DateTimeOffset now)
    {
        try
        {
            return Find(exception, now);
        }
        catch (Exception)
        {
            // All that is asked is a stranger's code, and its answer may be gone by now, and with it what was asked for.
            return null;
        }
    }

    /// <summary>From the headers' values: milliseconds, or seconds, or a date.</summary>
    public static TimeSpan? Parse(string? milliseconds, string? standard, DateTimeOffset now)
    {
        if (Number(milliseconds) is { } ms)
            return TimeSpan.FromMilliseconds(ms);
        if (Number(standard) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return standard is not null && RetryConditionHeaderValue.TryParse(standard, out var value) && value.Date is { } date ? AtLeastZero(date - now) : null;
    }

    private static TimeSpan? Find(Exception exception, DateTimeOffset now)
    {
        if (exception.Data[Standard] is TimeSpan wait)
            return AtLeastZero(wait);
        if (Parse(exception.Data[Milliseconds]?.ToString(), exception.Data[Standard]?.ToString(), now) is { } given)
            return given;
        var response = exception.GetType().GetMethod("GetRawResponse", Type.EmptyTypes)?.Invoke(exception, null);
        // The first is the most derived one: it may hide one of its base of another type.
        var headers = response?.GetType().GetProperties().FirstOrDefault(p => p.Name == "Headers")?.GetValue(response);
        return headers is null ? null : Parse(Header(headers, Milliseconds), Header(headers, Standard), now);
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= TimeSpan.FromDays(365).TotalMilliseconds ? number : null;

    private static TimeSpan AtLeastZero(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static string? Header(object headers, string name)
    {
        var method = headers.GetType().GetMethod("TryGetValue", [typeof(string), typeof(string).MakeByRefType()]);
        object?[] arguments = [name, null];
        return method?.Invoke(headers, arguments) is true ? arguments[1] as string : null;
    }
}
