using System.Text.RegularExpressions;

namespace EvalTest.Secrets;

/// <summary>Which environment variables hold a secret, told by name and value. Pure.</summary>
internal static partial class SecretVariables
{
    private const int ShortestValue = 8;
    private const int LongestNumber = 15;
    private const int LongestWord = 19;

    /// <summary>The values to mask, without the white space around them.</summary>
    /// <param name="variables">Names and values.</param>
    /// <param name="exists">Whether there is a file or folder of that path.</param>
    public static IEnumerable<string> Values(IEnumerable<KeyValuePair<string, string>> variables, Func<string, bool> exists) =>
        from variable in variables
        where LooksSecret(variable.Key)
        let value = variable.Value.Trim()
        where value.Length >= ShortestValue && !IsNumber(value) && !IsWords(value) && !exists(value)
        select value;

    /// <summary>
    /// A name with TOKEN, SECRET or PASSWORD in it, or one of whose words is KEY or ends with it: <c>OPENAI_API_KEY</c>, <c>ApiKey__Value</c>,
    /// <c>APIKEY2</c>; not <c>KEYBOARD_LAYOUT</c>, <c>TOKENIZERS_PARALLELISM</c>.
    /// </summary>
    public static bool LooksSecret(string name) => SecretName().IsMatch(name);

    // A count, a port, a date; as long as a card's or an account's number it is one again.
    private static bool IsNumber(string value) => value.Length <= LongestNumber && Number().IsMatch(value);

    // "disabled", "my-vault", "us_east": words as people name things, which occur in any text. No word is as long as a random token of letters.
    private static bool IsWords(string value) =>
        value.Split('-', '_', '.') is var words && words.All(w => w.Length <= LongestWord && Word().IsMatch(w));

    [GeneratedRegex(@"TOKEN(?!I[SZ])|SECRET|PASSWORD|KEYS?[0-9]*(?![A-Za-z0-9])|(?-i:Keys?[0-9]*(?![a-z0-9]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^[-+]?[0-9][0-9.,:/-]*\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\p{Lu}?\p{Ll}*|\p{Lu}+)\z")]
    private static partial Regex Word();
}
