using System.Reflection.Metadata.Ecma335;
using EvalTest.Fingerprints;
using EvalTest.Model;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Fingerprints;

/// <summary>One eval, compiled again after each edit that a person might make.</summary>
public sealed class EditedSourceTests : IDisposable
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;

        """;

    private const string Source = """
        namespace Demo
        {
        public record Question(string Id, string Text);

        public class Evals(int first)
        {
            private readonly Model model = new();
            // first
            private static readonly int[] weights = [1, 2, 3, 5, 8, 13];
            private readonly string suffix = "!";

            public async Task<double> Solves(Question question)
            {
                var answer = await model.AskAsync(question.Text + suffix);
                try
                {
                    return Local(answer.Length) + first + Sums().Select(s => s * question.Text.Length).Sum() + Helper.Weigh<int>(weights) + new { answer.Length }.Length;
                }
                catch (InvalidOperationException e) when (e.Message.Length > 3)
                {
                    Where();
                    return answer switch { "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, _ => Helper.Fallback };
                }

                int Local(int length) => length + question.Id.Length;
            }

            private IEnumerable<int> Sums()
            {
                for (var i = 0; i < 10; i++)
                    yield return i + 1;
            }

            private static string Where([CallerFilePath] string path = "") => path;

            // here
        }

        public class Model
        {
            public string Name { get; init; } = "small";

            public async Task<string> AskAsync(string text)
            {
                await Task.Yield();
                return text + Name;
            }
        }

        public static class Helper
        {
            public const double Fallback = 0.5;

            public static Func<int, int> Twice { get; } = x => x * 2;

            public static double Weigh<T>(T[] weights) => Box<T>.Count(weights) + Twice(3);
        }

        public static class Box<T>
        {
            private static readonly int extra = 4;

            public static int Count(T[] all) => all.Length + extra;
        }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly (string What, string Old, string New)[] edits =
    [
        ("its own body", "+ new { answer.Length }", "- new { answer.Length }"),
        ("an async method", "text + Name", "Name + text"),
        ("a lambda", "s * question", "s + question"),
        ("a local function", "length + question.Id", "length * question.Id"),
        ("an iterator", "i + 1", "i + 2"),
        ("a constant", "Fallback = 0.5", "Fallback = 0.25"),
        ("a field's initial value", "\"!\"", "\"?\""),
        ("a property's initial value in another class", "\"small\"", "\"large\""),
        ("the values of an array", "8, 13]", "8, 14]"),
        ("a lambda that is a static property's value", "x * 2", "x * 3"),
        ("a static field of a generic type", "extra = 4", "extra = 5"),
        ("a method of a generic type", "all.Length +", "all.Length -"),
        ("an exception filter", "> 3)", "> 4)"),
        ("what is caught", "InvalidOperationException e", "ArgumentException e"),
        ("nothing", "// here", "// there"),
    ];

    [Fact]
    public async Task An_edit_of_what_the_eval_runs_is_a_change()
    {
        // A copy for each edit in a namespace of its own, so that two compilations do for all.
        var before = await CompileAsync(string.Concat(edits.Select((_, i) => Copy(Source, i))), "before");
        var after = await CompileAsync(string.Concat(edits.Select((e, i) => Copy(Source.Replace(e.Old, e.New, StringComparison.Ordinal), i))), "after");

        var changed = edits.Where((_, i) => FingerprintComparison.Code(Fingerprint(before, $"Demo{i}"), Fingerprint(after, $"Demo{i}")) == CodeChange.Changed).Select(e => e.What);

        Assert.Equal(edits.Select(e => e.What).SkipLast(1), changed);
    }

    [Fact]
    public async Task What_the_eval_does_not_run_is_no_change()
    {
        const string more = """
            public Func<int, int> Another(int y) { Func<int, int> f = x => x + y; Func<int> g = static () => 1; return x => f(x) + g() + new { A = 1, B = 2 }.B; }
            public async Task Other() { await Task.Delay(1); var x = new[] { 1, 2, 3, 4, 5, 6, 7 }; await Task.Delay(x[0]); }
            public IEnumerable<string> Texts() { yield return "a"; }
            """;
        const string unrelated = "namespace Aaa { public class Aaa { private static readonly int[] a = [9, 8, 7, 6, 5]; public static object O() => new { Zzz = a }; } }";
        var before = await FingerprintAsync(Source, "before");

        foreach (var (edit, source) in new[]
        {
            ("members before", Source.Replace("// first", more, StringComparison.Ordinal)),
            ("members behind", Source.Replace("// here", more, StringComparison.Ordinal)),
            ("another order", Reordered(Source)),
            ("white space", Source.Replace("\n", "\n\n", StringComparison.Ordinal)),
            ("types", Source.Replace("namespace Demo", unrelated + "\nnamespace Demo", StringComparison.Ordinal)),
        })
        {
            var after = await FingerprintAsync(source, "elsewhere");

            Assert.True(CodeChange.Unchanged == FingerprintComparison.Code(before, after), edit);
            Assert.NotEqual(before.Module, after.Module);
        }
    }

    [Fact]
    public async Task Building_again_anywhere_in_any_way_is_no_change()
    {
        foreach (var (optimize, symbols) in new[] { ("-optimize-", "-debug:embedded"), ("-optimize+", "-debug:portable") })
        {
            var here = await FingerprintAsync(Source, "here", optimize);
            var there = await FingerprintAsync(Source, "there/and/further", optimize, "-deterministic+");
            var random = await FingerprintAsync(Source, "here", optimize, "-deterministic-", symbols);

            Assert.NotEqual(here.Module, there.Module);
            Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Code(here, there));
            Assert.NotEqual(here.Module, random.Module);
            Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Code(here, random));
        }
    }

    [Fact]
    public async Task Builds_that_differ_cannot_be_compared()
    {
        const string tracker = "namespace Coverlet.Core.Instrumentation.Tracker { internal static class Evals_1 { } }";
        var edited = Source.Replace("i + 1", "i + 2", StringComparison.Ordinal);
        var debug = await FingerprintAsync(Source, "debug", "-optimize-");
        var release = await FingerprintAsync(edited, "release", "-optimize+");
        var instrumented = await FingerprintAsync(edited + tracker, "instrumented", "-optimize-");
        var withoutSymbols = await FingerprintAsync(edited, "bare", "-optimize-", "-debug-");

        foreach (var other in new[] { release, instrumented, withoutSymbols })
        {
            Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(debug, other));
            Assert.Equal(CodeChange.Unknown, FingerprintComparison.Code(other, debug));
            Assert.Equal(CodeChange.Unchanged, FingerprintComparison.Code(other, other));
        }

        Assert.Matches("^Debug, C# [0-9]+\\.", debug.Build);
        Assert.Matches("^Release, C# [0-9]+\\.", release.Build);
        Assert.True(instrumented.IsInstrumented);
    }

    private async Task<EvalFingerprint> FingerprintAsync(string source, string place, params string[] options) =>
        Fingerprint(await CompileAsync(source, place, options), "Demo");

    private async Task<string> CompileAsync(string source, string place, params string[] options) =>
        await Compiler.CompileAsync(Path.Combine(folder.Path, place), Usings + source, options);

    private static EvalFingerprint Fingerprint(string path, string space)
    {
        using var module = new ModuleFile(path);
        var metadata = module.Metadata;
        var type = metadata.TypeDefinitions.Single(t => metadata.GetString(metadata.GetTypeDefinition(t).Namespace) == space && metadata.GetString(metadata.GetTypeDefinition(t).Name) == "Evals");
        var method = metadata.GetTypeDefinition(type).GetMethods().Single(m => metadata.GetString(metadata.GetMethodDefinition(m).Name) == "Solves");
        return CodeFingerprint.Of(module, MetadataTokens.GetToken(method), MetadataTokens.GetToken(type));
    }

    private static string Copy(string source, int index) => source.Replace("namespace Demo", $"namespace Demo{index}", StringComparison.Ordinal);

    // Types and members in another order.
    private static string Reordered(string source)
    {
        var helper = source.IndexOf("public static class Helper", StringComparison.Ordinal);
        var box = source.IndexOf("public static class Box", StringComparison.Ordinal);
        var record = source.IndexOf("public record Question", StringComparison.Ordinal);
        var moved = source[..record] + source[box..^1] + source[helper..box] + source[record..helper] + "}";
        const string where = "private static string Where([CallerFilePath] string path = \"\") => path;";
        return moved.Replace(where, "", StringComparison.Ordinal).Replace("private readonly string suffix", $"{where}\nprivate readonly string suffix", StringComparison.Ordinal);
    }
}
