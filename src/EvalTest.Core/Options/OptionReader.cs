namespace EvalTest.Options;

/// <summary>Reads the options of a run: each source is laid over the weaker ones, and a wrong value is refused even where a stronger one hides it.</summary>
internal static class OptionReader
{
    public static OptionReading Read(OptionSources sources)
    {
        var errors = new List<string>();
        IEnumerable<OptionValue> values =
        [
            .. sources.File?.Values(errors) ?? [],
            .. FromEnvironment(sources),
            .. FromCommandLine(sources, errors),
        ];

        var options = new RunOptions();
        foreach (var value in values)
        {
            if (value.Option.Apply(options, value) is { } changed)
                options = changed;
            else
                errors.Add(value.Refusal);
        }

        return new OptionReading(options, errors);
    }

    private static IEnumerable<OptionValue> FromEnvironment(OptionSources sources) =>
        from option in OptionCatalog.All
        let text = sources.Environment.GetValueOrDefault(option.Variable)
        where !string.IsNullOrEmpty(text)
        select new OptionValue(option, text, OptionSource.Environment, option.Variable, sources.CurrentDirectory);

    private static IEnumerable<OptionValue> FromCommandLine(OptionSources sources, List<string> errors)
    {
        foreach (var option in OptionCatalog.All)
        {
            if (!sources.CommandLine.TryGetValue(option.Name, out var arguments))
                continue;

            string[] different = option.IsFlag && arguments is [] ? ["true"] : option.IsList && arguments.Count > 1 ? [string.Join(',', arguments)] : [.. arguments.Distinct()];
            if (different is [])
                errors.Add($"{option.Switch} was given without a value: give {option.Allowed}.");
            if (different.Length > 1)
                errors.Add($"{option.Switch} was given different values ({string.Join(", ", different.Select(d => $"\"{d}\""))}): give one.");
            foreach (var text in different)
                yield return new OptionValue(option, text, OptionSource.CommandLine, option.Switch, sources.CurrentDirectory);
        }
    }
}
