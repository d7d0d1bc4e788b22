using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using EvalTest.Secrets;

namespace EvalTest;

/// <summary>
/// A key, token or password. Wherever it is shown, written as JSON or part of a row it is <c>***</c>, and from its creation to the end of
/// the process EvalTest masks its value in everything that it records or reports: a response or an exception's message that echoes it, say.
/// In a row it may come from a text column. Rows that differ in secrets alone have the same content.
/// </summary>
/// <remarks>
/// The value is recognised as it is, and escaped for JSON or a URL, or in base64; pieces of it are not. A value of fewer than 4
/// characters is not searched for in texts.
/// </remarks>
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret : IEquatable<Secret>, IParsable<Secret>
{
    internal const string Mask = "***";

    /// <summary>The mask where a pattern is expected: one that matches the mask and nothing else.</summary>
    internal const string MaskPattern = "[*][*][*]";

    private readonly string value;

    /// <summary>Takes the value, which is masked from now on.</summary>
    /// <param name="value">Not empty.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
        KnownSecrets.Add(value);
    }

    /// <summary>The secret that an environment variable holds, whatever the variable's name.</summary>
    /// <param name="variable">The variable's name, as in <c>OPENAI_API_KEY</c>.</param>
    /// <exception cref="EvalTestException">The variable is not set, or is empty.</exception>
    public static Secret FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
            ? new Secret(value)
            : throw new EvalTestException($"The environment variable {variable} is not set or is empty, and this eval takes a secret from it. Set it before the run, as in: export {variable}=…");
    }

    /// <summary>The value itself, for the one who needs it.</summary>
    public string Reveal() => value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => Mask;

    /// <summary>Whether both have the same value.</summary>
    public bool Equals(Secret? other) => other is not null && value == other.value;

    /// <inheritdoc cref="Equals(Secret)"/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);

    // For the columns of a row: whoever writes code has the constructor.
    static Secret IParsable<Secret>.Parse(string s, IFormatProvider? provider) => new(s);

    static bool IParsable<Secret>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Secret result)
    {
        result = string.IsNullOrWhiteSpace(s) ? null : new Secret(s);
        return result is not null;
    }
}
