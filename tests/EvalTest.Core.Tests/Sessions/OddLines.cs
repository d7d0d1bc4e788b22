namespace EvalTest.Core.Tests.Sessions;

/// <summary>Lines whose number and checksum are right, as another program may write them.</summary>
internal static class OddLines
{
    /// <summary>A sample's head, to be changed.</summary>
    public const string Head = """
        "eval":"Tests.Eval","id":"p","trial":0,"attempt":1,"inputHash":"0000000000000000000000000000002a","outcome":"completed","passed":true,"scores":{"accuracy":{"value":0.5}}
        """;

    /// <summary>No state may take anything from these: what is wrong, type, body.</summary>
    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { "no JSON", "sample", Head + ",\"x\":" },
        { "not one object", "sample", Head + "}{\"x\":1" },
        { "a trailing comma", "sample", Head + "," },
        { "a comment", "sample", Head + ",/**/\"x\":1" },
        { "text cut off", "sample", Head + ",\"output\":\"x" },
        { "an array that is not closed", "sample", Head + ",\"x\":[" },
        { "NaN in the rest", "sample", Head + ",\"values\":{\"x\":NaN}" },
        { "Infinity in the rest", "sample", Head + ",\"values\":{\"x\":-Infinity}" },
        { "a leading zero in the rest", "sample", Head + ",\"index\":01" },
        { "a raw NUL in a text", "sample", Head + ",\"output\":\"\0\"" },
        { "a raw tab in a text", "sample", Head + ",\"output\":\"\t\"" },
        { "an escape that does not exist", "sample", Head + ",\"output\":\"\\x\"" },
        { "half a pair in a text", "sample", Head + ",\"output\":\"\\ud800\"" },
        { "half a pair before a text", "sample", Head + ",\"output\":\"\\ud800x\"" },
        { "the second half alone", "sample", Head + ",\"values\":{\"a\":[\"\\\\\\udc00\"]}" },
        { "two first halves", "sample", Head + ",\"output\":\"\\ud83d\\ud83d\\ude00\"" },
        { "half a pair in a name", "sample", Head + ",\"values\":{\"\\udc00\":1}" },
        { "half a pair in an unknown field of a score", "sample", Head.Replace("0.5}", "0.5,\"x\":[\"\\ud800\"]}", StringComparison.Ordinal) },
        { "half a pair in the id", "sample", Head.Replace("\"p\"", "\"\\ud800\"", StringComparison.Ordinal) },
        { "half a pair in the eval", "sample", Head.Replace("Tests.Eval", "\\ud800", StringComparison.Ordinal) },
        { "half a pair in a score's name", "sample", Head.Replace("accuracy", "\\ud800", StringComparison.Ordinal) },
        { "81 deep", "sample", Head + ",\"x\":" + new string('[', 80) + new string(']', 80) },
        { "100,000 deep", "sample", Head + ",\"x\":" + new string('[', 100_000) + new string(']', 100_000) },
        { "a field twice", "sample", Head + ",\"x\":1,\"x\":2" },
        { "a field twice, once by escapes", "sample", Head + ",\"x\":1,\"\\u0078\":2" },
        { "a field twice among a hundred", "sample", Head + string.Concat(Enumerable.Range(0, 100).Select(i => $",\"f{i % 99}\":1")) },
        { "the outcome twice", "sample", Head + ",\"outcome\":\"error\"" },
        { "the outcome twice, once by escapes", "sample", Head + ",\"outc\\u006fme\":\"error\"" },
        { "the number twice", "sample", Head + ",\"n\":9" },
        { "the type twice", "sample", "\"t\":\"end\"," + Head },
        { "a checksum twice", "sample", Head + ",\"c\":\"00000000\"" },
        { "the head behind another field", "sample", "\"x\":1," + Head },
        { "the head in another order", "sample", Head.Replace("\"trial\":0,\"attempt\":1", "\"attempt\":1,\"trial\":0", StringComparison.Ordinal) },
        { "a verdict behind the rest", "sample", Head.Replace("\"passed\":true,", "", StringComparison.Ordinal) + ",\"index\":0,\"passed\":false" },
        { "no eval", "sample", Head.Replace("\"eval\":\"Tests.Eval\",", "", StringComparison.Ordinal) },
        { "an empty eval", "sample", Head.Replace("Tests.Eval", "", StringComparison.Ordinal) },
        { "an eval that is no text", "sample", Head.Replace("\"Tests.Eval\"", "1", StringComparison.Ordinal) },
        { "no id", "sample", Head.Replace("\"id\":\"p\",", "", StringComparison.Ordinal) },
        { "an id that is null", "sample", Head.Replace("\"p\"", "null", StringComparison.Ordinal) },
        { "a variant that is an object", "sample", Head.Replace("\"id\"", "\"variant\":{},\"id\"", StringComparison.Ordinal) },
        { "no trial", "sample", Head.Replace("\"trial\":0,", "", StringComparison.Ordinal) },
        { "a negative trial", "sample", Head.Replace("\"trial\":0", "\"trial\":-1", StringComparison.Ordinal) },
        { "a trial too high", "sample", Head.Replace("\"trial\":0", "\"trial\":2147483648", StringComparison.Ordinal) },
        { "a trial that is no whole number", "sample", Head.Replace("\"trial\":0", "\"trial\":0.0", StringComparison.Ordinal) },
        { "a trial with an exponent", "sample", Head.Replace("\"trial\":0", "\"trial\":1e0", StringComparison.Ordinal) },
        { "no attempt", "sample", Head.Replace("\"attempt\":1,", "", StringComparison.Ordinal) },
        { "attempt 0", "sample", Head.Replace("\"attempt\":1", "\"attempt\":0", StringComparison.Ordinal) },
        { "an attempt too high", "sample", Head.Replace("\"attempt\":1", "\"attempt\":65536", StringComparison.Ordinal) },
        { "an attempt that is a text", "sample", Head.Replace("\"attempt\":1", "\"attempt\":\"1\"", StringComparison.Ordinal) },
        { "a short hash", "sample", Head.Replace("2a\"", "2\"", StringComparison.Ordinal) },
        { "a hash in capitals", "sample", Head.Replace("2a\"", "2A\"", StringComparison.Ordinal) },
        { "a hash that is a number", "sample", Head.Replace("\"0000000000000000000000000000002a\"", "10000000000000000000000000000000", StringComparison.Ordinal) },
        { "an unknown outcome", "sample", Head.Replace("completed", "Completed", StringComparison.Ordinal) },
        { "an outcome that is null", "sample", Head.Replace("\"completed\"", "null", StringComparison.Ordinal) },
        { "a verdict that is null", "sample", Head.Replace("\"passed\":true", "\"passed\":null", StringComparison.Ordinal) },
        { "a verdict that is 1", "sample", Head.Replace("\"passed\":true", "\"passed\":1", StringComparison.Ordinal) },
        { "scores that are an array", "sample", Head.Replace("{\"accuracy\":{\"value\":0.5}}", "[]", StringComparison.Ordinal) },
        { "scores that are null", "sample", Head.Replace("{\"accuracy\":{\"value\":0.5}}", "null", StringComparison.Ordinal) },
        { "a bare score", "sample", Head.Replace("{\"value\":0.5}", "0.5", StringComparison.Ordinal) },
        { "a score without a value", "sample", Head.Replace("\"value\":0.5", "", StringComparison.Ordinal) },
        { "an infinite score", "sample", Head.Replace("0.5", "1e999", StringComparison.Ordinal) },
        { "a score of 400 digits", "sample", Head.Replace("0.5", new string('9', 400), StringComparison.Ordinal) },
        { "a score that is a text", "sample", Head.Replace("0.5", "\"0.5\"", StringComparison.Ordinal) },
        { "a score that is NaN", "sample", Head.Replace("0.5", "NaN", StringComparison.Ordinal) },
        { "a score's value twice", "sample", Head.Replace("0.5", "0.5,\"value\":1", StringComparison.Ordinal) },
        { "a score's verdict that is null", "sample", Head.Replace("0.5", "0.5,\"passed\":null", StringComparison.Ordinal) },
        { "a score twice", "sample", Head.Replace("0.5}", "0.5},\"accuracy\":{\"value\":1}", StringComparison.Ordinal) },
        { "a score twice, once by escapes", "sample", Head.Replace("0.5}", "0.5},\"\\u0061ccuracy\":{\"value\":1}", StringComparison.Ordinal) },
        { "a score twice among many", "sample", Head.Replace("0.5}", "0.5}" + string.Concat(Enumerable.Range(0, 40).Select(i => $",\"s{i % 39}\":{{\"value\":1}}")), StringComparison.Ordinal) },
        { "an eval line without eval", "eval", "\"displayName\":\"x\"" },
        { "a plan without count", "plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"stale\":[]" },
        { "a plan with a negative count", "plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":-1" },
        { "a plan with a text for exhausted", "plan", "\"eval\":\"Tests.Eval\",\"exhausted\":\"true\",\"count\":1" },
        { "a plan with a limit that is null", "plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"limit\":null" },
        { "a plan with a stale number", "plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"stale\":[1]" },
        { "a plan with the eval twice", "plan", "\"eval\":\"Tests.Eval\",\"eval\":\"Other\",\"exhausted\":true,\"count\":7" },
        { "a retraction of something else", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"some\",\"seen\":{}" },
        { "a retraction without seen", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\"" },
        { "a retraction that saw one twice", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"seen\":{\"a\":1,\"a\":2}" },
        { "a retraction that saw half a line", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"seen\":{\"a\":1.5}" },
        { "a retraction whose range runs backwards", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"filter\":\"[z-a]\",\"seen\":{}" },
        { "a retraction with a filter that is null", "retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"filter\":null,\"seen\":{}" },
        { "a second header", "header", "\"format\":\"evaltest/1\",\"session\":\"a\",\"experiment\":\"x\",\"assembly\":\"Tests\",\"seen\":{}" },
        { "an end with another status", "end", "\"status\":\"done\",\"sha256\":\"" + new string('0', 64) + "\"" },
        { "an end with half a digest", "end", "\"status\":\"finished\",\"sha256\":\"" + new string('0', 32) + "\"" },
        { "an unknown type that is no JSON", "unknown", "\"x\":{" },
        { "an unknown type with a field twice", "unknown", "\"x\":1,\"x\":1" },
        { "a note with half a pair", "note", "\"text\":\"\\udead\"" },
    };

    /// <summary>These are strange and right, and say that p is completed with 0.5.</summary>
    public static TheoryData<string, string> Right { get; } = new()
    {
        { "white space between fields", Head.Replace(",", " ,\t", StringComparison.Ordinal) },
        { "names and texts by escapes", Head.Replace("eval", "\\u0065val", StringComparison.Ordinal).Replace("completed", "complete\\u0064", StringComparison.Ordinal).Replace("2a", "\\u0032\\u0061", StringComparison.Ordinal).Replace("accuracy", "\\u0061ccuracy", StringComparison.Ordinal) },
        { "80 deep", Head + ",\"x\":" + new string('[', 79) + new string(']', 79) },
        { "unknown fields, also in a score", Head.Replace("0.5}", "0.5,\"x\":{\"y\":[\"\\ud83d\\ude00\"],\"value\":1}}", StringComparison.Ordinal) + ",\"future\":{\"n\":1,\"outcome\":\"error\"}" },
        { "a hundred fields", Head + string.Concat(Enumerable.Range(0, 100).Select(i => $",\"f{i}\":1")) },
        { "a pair by escapes", Head + ",\"output\":\"\\ud83d\\ude00\\\\ud800\"" },
        { "a name twice in what was recorded", Head + ",\"values\":{\"x\":{\"y\":1,\"y\":2}}" },
        { "numbers beyond a double in what was recorded", Head + ",\"values\":{\"x\":1e999,\"y\":" + new string('9', 500) + "}" },
        { "a rest of other types than it has", Head + ",\"index\":\"x\",\"started\":5,\"duration\":1e999,\"error\":[],\"skipReason\":{},\"input\":null,\"values\":[],\"usage\":{\"inputTokens\":\"x\"},\"output\":7,\"warnings\":[1],\"attachments\":{\"x\":1},\"files\":{\"input\":{\"sha256\":\"../x\",\"length\":1}}" },
        { "a half of an exponent", Head.Replace("0.5", "5E-1", StringComparison.Ordinal) },
    };

    public static IReadOnlyList<(string Type, string Body)> WrongLines { get; } = [.. Wrong.Select(row => (row.Data.Item2, row.Data.Item3))];

    public static IReadOnlyList<string> RightBodies { get; } = [.. Right.Select(row => row.Data.Item2)];
}
