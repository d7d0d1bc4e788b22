using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using EvalTest.Fingerprints;

namespace EvalTest.Core.Tests.Fingerprints;

public sealed class CodeFingerprintTests
{
    [Fact]
    public void Names_of_locals_braces_comments_and_other_members_are_not_in_the_text()
    {
        Assert.Equal(Text(typeof(Specimens.First)), Text(typeof(Specimens.Other)));
    }

    [Fact]
    public void A_number_in_an_asynchronous_iterator_is_in_the_text()
    {
        Assert.NotEqual(Text(typeof(Specimens.First)), Text(typeof(Specimens.Third)));
    }

    [Fact]
    public void The_text_holds_no_name_of_the_compilers_own_and_no_path()
    {
        var text = Text(typeof(Specimens.First));

        Assert.Contains("IAsyncEnumerable`1", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("d__[0-9]|b__[0-9]|DisplayClass|<>c", text);
        Assert.DoesNotContain("Specimens.cs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eval_has_its_module_code_and_build()
    {
        var method = typeof(Specimens.First).GetMethod("RunAsync")!;

        var fingerprint = CodeFingerprint.Of(method, typeof(Specimens.First));

        Assert.Equal(typeof(Specimens).Module.ModuleVersionId.ToString(), fingerprint.Module);
        Assert.Matches("^[0-9a-f]{32}$", fingerprint.Code);
        Assert.Matches("^(Debug|Release), C# [0-9]+\\.", fingerprint.Build);
        Assert.Same(fingerprint, CodeFingerprint.Of(method, typeof(Specimens.First)));
    }

    [Fact]
    public void The_fields_initial_values_of_the_class_are_part_of_its_evals_code()
    {
        using var module = new ModuleFile(typeof(Specimens).Assembly.Location);
        var method = typeof(Specimens.First).GetMethod("RunAsync")!.MetadataToken;

        var alone = CodeFingerprint.Of(module, method, null);
        var within = CodeFingerprint.Of(module, method, typeof(Specimens.First).MetadataToken);

        Assert.NotEqual(alone.Code, within.Code);
    }

    private static string Text(Type type)
    {
        using var module = new ModuleFile(type.Assembly.Location);
        var method = (MethodDefinitionHandle)MetadataTokens.EntityHandle(type.GetMethod("RunAsync")!.MetadataToken);
        return CodeWalk.From(module, [method]).Replace(type.Name, "Specimen", StringComparison.Ordinal);
    }
}
