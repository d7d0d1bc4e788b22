using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EvalTest.Model;

namespace EvalTest;

/// <summary>
/// The sample that is running, and what it leaves beside its scores. An eval takes it as a parameter or reads <see cref="Current"/>.
/// Its methods may be called from several threads of one sample.
/// </summary>
public sealed class EvalContext
{
    private static readonly AsyncLocal<EvalContext?> current = new();

    private readonly SampleKey key;
    private readonly int runSeed;

    private readonly Lock _lock = new();
    private List<KeyValuePair<string, byte[]>>? _values;
    private List<Score>? _scores;
    private TokenUsage? _usage;

    internal EvalContext(string experiment, string sessionId, EvalDefinition eval, Sample sample, SampleKey key, int attempt, int runSeed)
    {
        Experiment = experiment;
        SessionId = sessionId;
        Definition = eval;
        Sample = sample;
        Attempt = attempt;
        this.key = key;
        this.runSeed = runSeed;
    }

    /// <summary>The context of the sample that runs on this flow of control; null outside of one.</summary>
    public static EvalContext? Current => current.Value;

    /// <summary>The experiment's name.</summary>
    public string Experiment { get; }

    /// <summary>The id of this process's session, as in the name of its session file.</summary>
    public string SessionId { get; }

    /// <summary>The eval's id.</summary>
    public string Eval => Definition.Id;

    /// <summary>The sample's id.</summary>
    public string SampleId => Sample.Id;

    /// <summary>The row's position in the dataset, from 0. It may change between runs.</summary>
    public int Index => Sample.Index;

    /// <summary>The repetition, from 0.</summary>
    public int Trial => key.Trial;

    /// <summary>The try at this trial, from 1, over all sessions.</summary>
    public int Attempt { get; }

    /// <summary>A seed for whatever is random in the eval: the same for the same sample and trial in every run with the same <c>--eval-seed</c>.</summary>
    /// <remarks>The variants of a matrix get the same ones, so that they differ by nothing but their values.</remarks>
    public int Seed => SampleSeed.Of(runSeed, key with { Variant = "" });

    /// <summary>The values that a matrix gave this variant of the eval, by parameter; empty where there is no <c>[EvalMatrix]</c>.</summary>
    public IReadOnlyDictionary<string, object?> Variant => Definition.VariantValues;

    /// <summary>The eval's traits, and those of the row, which are the stronger ones.</summary>
    public IReadOnlyDictionary<string, string> Tags =>
        Sample.Facts is { Tags: { Count: > 0 } own } ? Definition.Tags.Where(t => !own.ContainsKey(t.Key)).Concat(own).ToDictionary() : Definition.Tags;

    internal EvalDefinition Definition { get; }

    internal Sample Sample { get; }

    /// <summary>Reads what an earlier experiment recorded of calling the system under test, which is then not called; null where it is to be called.</summary>
    internal Func<StoredOutput>? Stored { get; init; }

    /// <summary>Fetches output, warnings and attachments into this context; called once, when the attempt is over for the run, whether its body has ended or not.</summary>
    internal Action<EvalContext>? Collect { get; set; }

    /// <summary>What the sample wrote to its test output.</summary>
    internal string? Output { get; set; }

    internal IReadOnlyList<string> Warnings { get; set; } = [];

    internal IReadOnlyList<KeyValuePair<string, SampleAttachment>> Attachments { get; set; } = [];

    /// <summary>Keeps a value with the sample's result. A later value of the same name replaces the earlier one.</summary>
    /// <param name="name">Not empty.</param>
    /// <param name="value">Anything that System.Text.Json serialises; it is serialised now.</param>
    /// <exception cref="ArgumentException">The name is empty or the value cannot be serialised.</exception>
    public void Record(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var json = Serialize(name, value);
        lock (_lock)
        {
            _values ??= [];
            _values.RemoveAll(v => v.Key == name);
            _values.Add(new(name, json));
        }
    }

    /// <summary>
    /// Keeps a link to where else the sample is to be found, such as its trace, under a name as <see cref="Record"/> does. In the template
    /// <c>{experiment}</c>, <c>{session}</c>, <c>{eval}</c>, <c>{variant}</c>, <c>{sample}</c>, <c>{index}</c>, <c>{trial}</c>, <c>{attempt}</c> and <c>{seed}</c>
    /// stand for the facts of this sample, <c>{trace}</c> and <c>{span}</c> for the ids of the current <see cref="System.Diagnostics.Activity"/>, each escaped
    /// for a URL. A link to a trace is not kept where there is none, because nobody listens.
    /// </summary>
    /// <exception cref="ArgumentException">The name or the template is empty, or a placeholder is none of these.</exception>
    public void Link(string name, string template)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(template);
        if (LinkTemplate.Fill(template, this) is { } link)
            Record(name, link);
    }

    /// <summary>Adds a score to those that the eval returns.</summary>
    public void Score(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        lock (_lock)
            (_scores ??= []).Add(score);
    }

    /// <summary>Adds to what the attempt consumed.</summary>
    /// <param name="inputTokens">Tokens sent.</param>
    /// <param name="outputTokens">Tokens received.</param>
    /// <param name="cost">In the currency the eval uses throughout; null where it is unknown.</param>
    public void Usage(long inputTokens, long outputTokens, decimal? cost = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        lock (_lock)
            _usage = new TokenUsage(inputTokens, outputTokens, cost).Plus(_usage ?? new TokenUsage(0, 0));
    }

    /// <summary>Ends the sample as skipped: it does not apply. It counts neither as completed nor as an error.</summary>
    /// <exception cref="SampleSkippedException">Always.</exception>
    [DoesNotReturn]
    public void Skip(string reason) => throw new SampleSkippedException(reason) { Context = this };

    /// <summary>Makes it the current one of this flow of control; null for none.</summary>
    internal static void Enter(EvalContext? context) => current.Value = context;

    internal (IReadOnlyList<KeyValuePair<string, byte[]>> Values, IReadOnlyList<Score> Scores, TokenUsage? Usage) Taken()
    {
        lock (_lock)
            return (_values?.ToArray() ?? [], _scores?.ToArray() ?? [], _usage);
    }

    private static byte[] Serialize(string name, object? value)
    {
        try
        {
            return SessionJson.Checked(JsonSerializer.SerializeToUtf8Bytes(value, SessionJson.Values));
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw new ArgumentException($"The value recorded as \"{name}\" is a {value!.GetType()} and cannot be written as JSON: {e.Message} Record a string or the parts that matter.", nameof(value), e);
        }
    }
}
