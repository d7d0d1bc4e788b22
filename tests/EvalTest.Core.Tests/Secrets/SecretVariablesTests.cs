using EvalTest.Secrets;

namespace EvalTest.Core.Tests.Secrets;

public sealed class SecretVariablesTests
{
    [Theory]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("AWS_SECRET_ACCESS_KEY_ID")]
    [InlineData("apikey")]
    [InlineData("ApiKey__Value")]
    [InlineData("SIGNING_KEYS")]
    [InlineData("APIKEY2")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("AccessTokens")]
    [InlineData("CLIENTSECRET")]
    [InlineData("ConnectionStrings__DbPassword")]
    [InlineData("PASSWORD")]
    public void A_name_that_looks_secret(string name) => Assert.True(SecretVariables.LooksSecret(name));

    [Theory]
    [InlineData("KEYBOARD_LAYOUT")]
    [InlineData("keyboardLayout")]
    [InlineData("KeyboardLayout")]
    [InlineData("XKEYSYM")]
    [InlineData("TOKENIZERS_PARALLELISM")]
    [InlineData("SSH_AUTH_SOCK")]
    [InlineData("PATH")]
    [InlineData("HOME")]
    public void A_name_that_does_not(string name) => Assert.False(SecretVariables.LooksSecret(name));

    [Theory]
    [InlineData("sk-proj-4fT9")]
    [InlineData("hunter2hunter2")]
    [InlineData("31bf3856ad364e35")]
    [InlineData("qwJKzpLmNbVc")]
    [InlineData("abcdefghijklmnopqrstuvwx")]
    [InlineData("correct horse battery staple")]
    [InlineData("4111111111111111")]
    [InlineData("p@sswords")]
    [InlineData("/9j4AAQSkZJRg+A==")]
    [InlineData("https://hooks.example.com/T00/B00/x1")]
    public void A_value_that_is_masked(string value) => Assert.Equal([value], Values(value));

    [Theory]
    [InlineData("")]
    [InlineData("us")]
    [InlineData("a1b2c3d")]
    [InlineData("true")]
    [InlineData("disabled")]
    [InlineData("Production")]
    [InlineData("EUROPE-WEST")]
    [InlineData("my-key-vault")]
    [InlineData("System.Text.Json")]
    [InlineData("100000000")]
    [InlineData("2026-11-20")]
    [InlineData("10.0.0.1:8080")]
    [InlineData("/home/me/.ssh/id_rsa")]
    public void A_value_that_would_mask_half_of_any_text_is_left(string value) => Assert.Empty(Values(value));

    [Fact]
    public void White_space_around_a_value_is_no_part_of_it() => Assert.Equal(["sk-proj-4fT9"], Values(" sk-proj-4fT9\n"));

    [Fact]
    public void A_variable_of_another_name_is_left() =>
        Assert.Empty(SecretVariables.Values([new("MODEL", "sk-proj-4fT9")], _ => false));

    private static IEnumerable<string> Values(string value) =>
        SecretVariables.Values([new("API_KEY", value)], path => path.StartsWith("/home/", StringComparison.Ordinal));
}
