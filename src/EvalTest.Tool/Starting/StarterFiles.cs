namespace EvalTest.Tool.Starting;

/// <summary>The files of a first eval, as <c>init</c> writes them.</summary>
internal static class StarterFiles
{
    public const string DatasetPath = "data/questions.jsonl";

    /// <summary>Chooses the test platform that knows <c>--experiment</c>.</summary>
    public const string GlobalJson = """
        { "test": { "runner": "Microsoft.Testing.Platform" } }

        """;

    public const string Dataset = """
        {"Id":"sum","Text":"What is 17 + 25?","Answer":42}
        {"Id":"product","Text":"What is 6 * 7?","Answer":42}
        {"Id":"difference","Text":"What is 9 - 4?","Answer":5}
        {"Id":"story","Text":"Four boxes hold 12 eggs each. How many eggs are there?","Answer":48}

        """;

    /// <summary>A test project of its own.</summary>
    /// <param name="xunit">The version of xunit.v3.</param>
    /// <param name="evaltest">The version of EvalTest.</param>
    public static string Project(string xunit, string evaltest) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="xunit.v3" Version="{xunit}" />
            <PackageReference Include="EvalTest" Version="{evaltest}" />
          </ItemGroup>
        </Project>

        """;

    /// <summary>The first eval.</summary>
    /// <param name="space">Its namespace.</param>
    public static string Eval(string space) => $$"""
        using EvalTest;
        using Xunit;

        namespace {{space}};

        /// <summary>One row of data/questions.jsonl. A property called Id is the sample's id.</summary>
        public record Question(string Id, string Text, [property: Expected] int Answer);

        public class FirstEvals
        {
            [EvalForEach, JsonLines("{{DatasetPath}}")]
            [Gate("accuracy", AtLeast = 0.5)]
            public async Task<Score> Answers(Question question, EvalContext eval, CancellationToken cancel)
            {
                var response = await AskAsync(question.Text, cancel);
                eval.Record("response", response);
                return Score.Numeric(response, question.Answer, name: "accuracy");
            }

            // Put the call of your model here. This one only adds and multiplies.
            private static Task<string> AskAsync(string question, CancellationToken cancel)
            {
                cancel.ThrowIfCancellationRequested();
                var numbers = question.Split(' ', '?').Where(word => int.TryParse(word, out _)).Select(int.Parse);
                return Task.FromResult($"That is {(question.Contains('*') ? numbers.Aggregate((a, b) => a * b) : numbers.Sum())}.");
            }
        }

        """;
}
