using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Settings;

public sealed class ClusterSettingsTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public void Settings_ByTheirPrefix_GoToSessionSourceAndClient()
    {
        var settings = With(("spark.sql.shuffle.partitions", "3"), ("MAXOFFSETSPERTRIGGER", "10"), ("kafka.security.protocol", "SSL"));

        Assert.Equal("3", settings.Session["spark.sql.shuffle.partitions"]);
        Assert.Equal(["maxOffsetsPerTrigger"], settings.Source.Keys);
        Assert.Equal(["kafka.security.protocol"], settings.KafkaOptions.Select(o => o.Key));
    }

    [Fact]
    public void Settings_TimeZone_IsReadAndSent()
    {
        var settings = With(("spark.sql.session.timezone", "UTC"));
        Assert.Equal("UTC", settings.TimeZone!.Id);
        Assert.Equal("UTC", settings.Session["spark.sql.session.timeZone"]);
    }

    [Theory]
    [InlineData("endingOffsets", "latest", "does nothing on a cluster")]
    [InlineData("maxRecordBytes", "10", "does nothing on a cluster")]
    [InlineData("commitOffsetsToGroup", "g", "does nothing on a cluster")]
    [InlineData("maxOffsetPerTrigger", "10", "maxOffsetsPerTrigger")]
    [InlineData("spark.sql.ansi.enabled", "false", "try_cast")]
    [InlineData("spark.sql.session.timeZone", "Mars", "no time zone")]
    [InlineData("kafka.queued.max.messages.kbytes", "1", "Java client")]
    [InlineData("kafka.ssl.ca.location", "/x", "kafka.ssl.truststore.location")]
    [InlineData("kafka.bootstrap.servers", "x:1", "kafka://host:port/topic")]
    public void Setting_ThatAClusterHasNotSo_IsRefusedWithTheReason(string name, string value, string words)
    {
        var error = Assert.Throws<StreamingException>(() => With((name, value)));
        Assert.Contains(words, $"{error.Message} {error.Advice}", StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_RefusedWhereLenient_IsWarnedOf()
    {
        var settings = ClusterSettings.Default.With("endingOffsets", "latest", lenient: true, _warnings.Add);
        Assert.Empty(settings.Source);
        Assert.Contains("ignored", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Login_InLibrdkafkasNames_BecomesTheJavaClientsText()
    {
        var settings = With(("kafka.sasl.mechanism", "SCRAM-SHA-512"), ("kafka.sasl.username", "ann"), ("kafka.sasl.password", "a\"b"));

        var options = settings.KafkaOptions.ToDictionary();
        Assert.Equal(
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ann\" password=\"a\\\"b\";", options["kafka.sasl.jaas.config"]);
        Assert.Equal(["kafka.sasl.jaas.config", "kafka.sasl.mechanism"], options.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_warnings, w => w.Contains("a\"b", StringComparison.Ordinal));
        Assert.DoesNotContain("ann", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_OfLibrdkafka_IsTranslatedAndSaid()
    {
        Assert.Equal(["kafka.request.timeout.ms"], With(("kafka.socket.timeout.ms", "100")).KafkaOptions.Select(o => o.Key));
        Assert.Contains("kafka.request.timeout.ms", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    private ClusterSettings With(params (string Name, string Value)[] settings) =>
        settings.Aggregate(ClusterSettings.Default, (known, s) => known.With(s.Name, s.Value, lenient: false, _warnings.Add));
}
