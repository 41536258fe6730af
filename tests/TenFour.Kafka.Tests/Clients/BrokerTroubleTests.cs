using Confluent.Kafka;
using TenFour.Kafka.Clients;

namespace TenFour.Kafka.Tests.Clients;

public sealed class BrokerTroubleTests
{
    private const string Servers = "localhost:9092,localhost:9093";

    [Theory]
    [InlineData("inner.example:9092/1: Failed to resolve 'inner.example:9092': Name or service not known (after 12ms in state CONNECT)", "inner.example:9092")]
    [InlineData("sasl_ssl://10.0.0.7:9093/102: Connect to ipv4#10.0.0.7:9093 failed: Connection refused", "10.0.0.7:9093")]
    [InlineData("localhost:9092/bootstrap: Connect to ipv4#127.0.0.1:9092 failed: Connection refused", null)]
    [InlineData("localhost:9093/1: Connect to ipv4#127.0.0.1:9093 failed: Connection refused", null)]
    [InlineData("Local: Broker transport failure", null)]
    public void LearntBroker_OfWhatTheClientSays_IsTheBrokerWithANumber(string reason, string? broker)
    {
        var trouble = new BrokerTrouble();

        trouble.Note(new Error(ErrorCode.Local_Transport, reason));

        Assert.Equal(broker, trouble.LearntBroker(Servers));
    }

    [Fact]
    public void LearntBroker_WithoutTrouble_IsNull() => Assert.Null(new BrokerTrouble().LearntBroker(Servers));
}
