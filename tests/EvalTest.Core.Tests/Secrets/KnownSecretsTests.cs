using EvalTest.Secrets;

namespace EvalTest.Core.Tests.Secrets;

public sealed class KnownSecretsTests
{
    [Fact]
    public void A_secret_is_known_once_it_is_made()
    {
        _ = new Secret("known-secret-of-a-test-1");

        Assert.Equal("a *** b", KnownSecrets.Redact("a known-secret-of-a-test-1 b"));
    }

    [Fact]
    public void A_secret_that_would_mask_every_other_word_is_not_searched_for()
    {
        _ = new Secret("é~7");

        Assert.Equal("a é~7 b", KnownSecrets.Redact("a é~7 b"));
    }

    [Fact]
    public void A_variable_is_known_once_the_environment_is_read_and_after_it_is_gone()
    {
        Environment.SetEnvironmentVariable("EVALTEST_KNOWN_SECRETS_TEST_KEY", "known-secret-of-a-test-2");
        KnownSecrets.AddEnvironment();
        Environment.SetEnvironmentVariable("EVALTEST_KNOWN_SECRETS_TEST_KEY", null);
        KnownSecrets.AddEnvironment();

        Assert.Equal("a *** b", KnownSecrets.Redact("a known-secret-of-a-test-2 b"));
    }
}
