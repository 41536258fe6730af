using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Tests.Settings;

public sealed class KafkaSettingsTests
{
    [Theory]
    [InlineData("kafka.security.protocol", "SSL", "security.protocol", "SSL")]
    [InlineData("KAFKA.Fetch.Max.Wait.Ms", "5", "fetch.wait.max.ms", "5")]
    [InlineData("kafka.request.timeout.ms", "7", "socket.timeout.ms", "7")]
    public void With_NameOfTheJavaClient_IsThatOfThisClient(string name, string value, string expectedName, string expectedValue) =>
        Assert.Equal(expectedValue, KafkaSettings.Default.With(name, value).Client[expectedName]);

    [Fact]
    public void With_JaasConfig_IsUserAndPassword()
    {
        const string Jaas = """org.apache.kafka.common.security.scram.ScramLoginModule required username="ann" password="a \"b\" c;";""";

        var settings = KafkaSettings.Default.With("kafka.sasl.jaas.config", Jaas);

        Assert.Equal("ann", settings.Client["sasl.username"]);
        Assert.Equal("a \"b\" c;", settings.Client["sasl.password"]);
    }

    [Fact]
    public void With_JaasConfigWithoutUser_IsRefusedAndNotRepeated()
    {
        var error = Assert.Throws<StreamingException>(() => KafkaSettings.Default.With("kafka.sasl.jaas.config", "KerberosLoginModule password=\"geheim\""));

        Assert.DoesNotContain("geheim", error.Message + error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kafka.auto.offset.reset")]
    [InlineData("kafka.enable.auto.commit")]
    [InlineData("kafka.key.deserializer")]
    [InlineData("kafka.value.serializer")]
    [InlineData("kafka.interceptor.classes")]
    [InlineData("kafka.ssl.truststore.location")]
    public void With_SettingThatTheEngineDecides_IsRefusedWithAdvice(string name)
    {
        var error = Assert.Throws<StreamingException>(() => KafkaSettings.Default.With(name, "x"));

        Assert.Equal(Fault.User, error.Fault);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void ToString_Settings_DoNotShowTheirValues() =>
        Assert.DoesNotContain("geheim", KafkaSettings.Default.With("kafka.sasl.password", "geheim").ToString(), StringComparison.Ordinal);
}
