using System.Globalization;
using System.Text.Json;

namespace EvalTest.Core.Tests.Secrets;

public sealed class SecretTests
{
    private sealed record Row(string Name, Secret Key);

    [Fact]
    public void It_shows_its_value_to_nobody_who_does_not_ask()
    {
        var secret = new Secret("value-of-a-secret-1");

        Assert.Equal("***, ***, Row { Name = a, Key = *** }", string.Create(CultureInfo.InvariantCulture, $"{secret}, {secret:X}, {new Row("a", secret)}"));
        Assert.Equal("value-of-a-secret-1", secret.Reveal());
    }

    [Fact]
    public void As_json_it_is_the_mask_also_as_a_name()
    {
        var secret = new Secret("value-of-a-secret-1");

        Assert.Equal("""{"Name":"a","Key":"***"}""", JsonSerializer.Serialize(new Row("a", secret)));
        Assert.Equal("""{"***":1}""", JsonSerializer.Serialize(new Dictionary<Secret, int> { [secret] = 1 }));
    }

    [Fact]
    public void It_is_read_from_a_string_of_a_row()
    {
        Assert.Equal("value-of-a-secret-2", JsonSerializer.Deserialize<Row>("""{"Name":"a","Key":"value-of-a-secret-2"}""")!.Key.Reveal());
    }

    [Theory]
    [InlineData("""{"Name":"a","Key":12345678}""")]
    [InlineData("""{"Name":"a","Key":""}""")]
    public void What_is_no_secret_is_refused_without_showing_it(string json)
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Row>(json));

        Assert.StartsWith("A secret is a string", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_one_value_are_equal()
    {
        Assert.Equal(new Secret("value-of-a-secret-3"), new Secret("value-of-a-secret-3"));
        Assert.Equal(new Secret("value-of-a-secret-3").GetHashCode(), new Secret("value-of-a-secret-3").GetHashCode());
        Assert.NotEqual(new Secret("value-of-a-secret-3"), new Secret("value-of-a-secret-4"));
        Assert.False(new Secret("value-of-a-secret-3").Equals((object)"value-of-a-secret-3"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_one_is_refused(string value)
    {
        Assert.Throws<ArgumentException>(() => new Secret(value));
    }

    [Fact]
    public void It_comes_from_the_environment()
    {
        Environment.SetEnvironmentVariable("EVALTEST_SECRET_TESTS_GIVEN", "value-of-a-secret-5");

        Assert.Equal("value-of-a-secret-5", Secret.FromEnvironment("EVALTEST_SECRET_TESTS_GIVEN").Reveal());
    }

    [Fact]
    public void A_variable_that_is_missing_is_named()
    {
        var fault = Assert.ThrowsAny<EvalTestException>(() => Secret.FromEnvironment("EVALTEST_SECRET_TESTS_MISSING"));

        Assert.Equal("The environment variable EVALTEST_SECRET_TESTS_MISSING is not set or is empty, and this eval takes a secret from it. Set it before the run, as in: export EVALTEST_SECRET_TESTS_MISSING=…", fault.Message);
    }
}
