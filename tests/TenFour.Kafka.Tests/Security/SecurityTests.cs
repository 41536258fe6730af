using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Tests.Harness;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Security;

[Collection(OwnBrokerCollection.Name)]
public sealed class SecurityTests(OwnBroker broker)
{
    private const string Topic = "secured";

    public static TheoryData<string, string?> Ways => new()
    {
        { "SASL_PLAINTEXT", "PLAIN" },
        { "SASL_PLAINTEXT", "SCRAM-SHA-512" },
        { "SASL_SSL", "PLAIN" },
        { "SASL_SSL", "SCRAM-SHA-512" },
        { "SSL", null },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ProduceRunConsume_WithTheRightSettings_WorkAndKeepThePasswordNowhere(string protocol, string? mechanism)
    {
        OwnBroker.SkipWithoutScript();
        using var folder = new TemporaryFolder();
        var address = $"kafka://{ServersOf(protocol)}/{Topic}-{protocol}-{mechanism}".Replace('_', '-');
        string[] settings = [.. Settings(protocol, mechanism, OwnBroker.Password).SelectMany(s => new[] { "--set", $"{s.Name}={s.Value}" })];
        await File.WriteAllTextAsync(folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);

        var (produced, _, messages) = await TenFourProgram.RunAnywayAsync(["produce", "--to", address, "--simulate", "--limit", "50", .. settings]);
        Assert.True(produced == 0, messages);
        var (ran, rows, log) = await TenFourProgram.RunAnywayAsync([
            "run", folder.Of("s.sql"), "--source", address, "--trigger", "available-now", "--sink", "ndjson:-",
            "--checkpoint", folder.Of("state"), "--progress", folder.Of("progress"), .. settings,
        ]);
        Assert.True(ran == 0, log);
        var consumed = await TenFourProgram.RunAsync(["consume", address, .. settings]);

        Assert.Equal(50, rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(50, consumed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var written = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(messages).Append(log);
        Assert.All(written, text => Assert.DoesNotContain(OwnBroker.Password, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SASL_PLAINTEXT", "PLAIN")]
    [InlineData("SASL_SSL", "SCRAM-SHA-512")]
    public void Open_WrongPassword_IsAnErrorThatSaysSoAndDoesNotRepeatIt(string protocol, string mechanism)
    {
        OwnBroker.SkipWithoutScript();

        var error = Assert.Throws<StreamingException>(() => Open(protocol, Settings(protocol, mechanism, "falsch")));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("does not let us in", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch", error.Message + error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownCertificate_IsAnErrorThatSaysSo()
    {
        OwnBroker.SkipWithoutScript();

        var error = Assert.Throws<StreamingException>(() => Open("SSL", [("kafka.security.protocol", "SSL")]));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AdvertisedNameThatDoesNotExist_IsNamedInTheError()
    {
        OwnBroker.SkipWithoutScript();
        await EnsureMisadvertisedAsync();

        var error = Assert.Throws<StreamingException>(() => KafkaSource.Open(
            KafkaAddress.ParseSource($"kafka://{broker.Misadvertised}/misadvertised"), KafkaSettings.Default, TimeProvider.System));

        Assert.Contains(OwnBroker.UnreachableHost, error.Message, StringComparison.Ordinal);
        Assert.Contains("advertised.listeners", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topics", "describe", "TOPIC")]
    [InlineData("produce", "--simulate", "--limit", "1", "--to", "TOPIC")]
    [InlineData("consume", "TOPIC")]
    public async Task Program_BrokerThatAdvertisesAnotherHost_SaysWhich(params string[] arguments)
    {
        OwnBroker.SkipWithoutScript();
        await EnsureMisadvertisedAsync();

        var (code, _, messages) = await TenFourProgram.RunAnywayAsync(
            [.. arguments.Select(a => a == "TOPIC" ? $"kafka://{broker.Misadvertised}/misadvertised" : a)]);

        Assert.Equal(1, code);
        Assert.True(messages.Contains(OwnBroker.UnreachableHost, StringComparison.Ordinal), messages);
    }

    private async Task EnsureMisadvertisedAsync()
    {
        using var topics = KafkaTopics.Open(broker.Plain, KafkaSettings.Default, TimeProvider.System);
        if (!topics.Exists("misadvertised"))
        {
            await topics.CreateAsync("misadvertised", 1, null, new Dictionary<string, string>());
        }
    }

    private string ServersOf(string protocol) => protocol switch
    {
        "SSL" => broker.Tls,
        "SASL_SSL" => broker.SaslOverTls,
        _ => broker.Sasl,
    };

    private KafkaSource Open(string protocol, IEnumerable<(string Name, string Value)> settings) => KafkaSource.Open(
        KafkaAddress.ParseSource($"kafka://{ServersOf(protocol)}/{Topic}"),
        settings.Aggregate(KafkaSettings.Default, (all, s) => all.With(s.Name, s.Value)),
        TimeProvider.System);

    private IEnumerable<(string Name, string Value)> Settings(string protocol, string? mechanism, string password)
    {
        yield return ("kafka.security.protocol", protocol);
        if (protocol.EndsWith("SSL", StringComparison.Ordinal))
        {
            yield return ("kafka.ssl.ca.location", broker.CertificatePath);
        }

        if (mechanism is not null)
        {
            yield return ("kafka.sasl.mechanism", mechanism);
            yield return ("kafka.sasl.username", OwnBroker.User);
            yield return ("kafka.sasl.password", password);
        }
    }
}
