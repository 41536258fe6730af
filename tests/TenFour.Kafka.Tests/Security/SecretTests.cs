using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Security;

/// <summary>What goes wrong with a secret is said without the secret.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "geheim77";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("kafka.sasl.pasword=geheim77")]
    [InlineData("kafka.sasl.password=geheim77")]
    [InlineData("kafka.sasl.password=geheim77", "kafka.security.protocol=SASL_PLAINTEXT", "kafka.sasl.mechanism=PLAIN", "kafka.sasl.username=ann")]
    [InlineData("kafka.sasl.jaas.config=KerberosLoginModule required password=\"geheim77\";")]
    [InlineData("kafka.ssl.key.password=geheim77", "kafka.security.protocol=SSL")]
    [InlineData("kafka.ssl.key.pem=geheim77", "kafka.security.protocol=SSL")]
    [InlineData("kafka.ssl.keystore.key=geheim77", "kafka.security.protocol=SSL")]
    [InlineData("kafka.ssl.keystore.password=geheim77", "kafka.security.protocol=SSL", "kafka.ssl.keystore.location=nowhere.p12")]
    [InlineData("kafka.ssl.truststore.password=geheim77")]
    [InlineData("sasl.password=geheim77")]
    public async Task Run_SecretThatIsRefused_IsNotRepeated(params string[] settings)
    {
        await using var topic = await TestTopic.CreateAsync();
        await File.WriteAllTextAsync(_folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);

        var (code, results, messages) = await TenFourProgram.RunAnywayAsync([
            "run", _folder.Of("s.sql"), "--source", topic.Address, "--sink", "noop", "--trigger", "available-now",
            "--checkpoint", _folder.Of("state"), "--progress", _folder.Of("progress"), .. settings.SelectMany(s => new[] { "--set", s }),
        ]);

        Assert.True(code is 1 or 2, messages);
        var written = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.All(written.Append(results).Append(messages), text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
