using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Options;

/// <summary>How many errors a run bears before it starts no more samples.</summary>
/// <param name="Count">So many, 0 or more; null where a share is given.</param>
/// <param name="Percent">So many of a hundred samples that ended, from 0 to 100; null where a count is given.</param>
internal sealed partial record ErrorLimit(int? Count, double? Percent)
{
    /// <summary>A share is no share before so many have ended.</summary>
    public const int LeastEnded = 20;

    /// <summary>What <see cref="Parse"/> takes, to follow "give".</summary>
    public const string Forms = "a whole number, 0 or more, or a share from 0% to 100%";

    /// <summary>Null where the text is no limit.</summary>
    public static ErrorLimit? Parse(string text)
    {
        if (OptionSyntax.WholeNumber(text, 0, int.MaxValue) is { } count)
            return new ErrorLimit(count, null);
        return Share().IsMatch(text) && double.Parse(text.AsSpan()[..^1], CultureInfo.InvariantCulture) is <= 100 and var share ? new ErrorLimit(null, share) : null;
    }

    /// <summary>Whether so many errors are too many.</summary>
    /// <param name="errors">Samples that ended in an error or a time-out, for good as far as this run goes.</param>
    /// <param name="ended">All that ended.</param>
    public bool IsPassedBy(int errors, int ended) =>
        Count is { } count ? errors > count : ended >= LeastEnded && errors * 100.0 > Percent * ended;

    public override string ToString() => Count is { } count
        ? count.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Percent:0.###}%");

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{1,3})?%\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Share();
}
