using TenFour.Spark.Faults;
using TenFour.Spark.Plans;
using TenFour.Spark.Queries;
using TenFour.Spark.Running;
using TenFour.Spark.Tests.Harness;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Running;

/// <summary>Asked of a real server with the Kafka source.</summary>
public sealed class KafkaReachTests
{
    /// <summary>Nobody listens there, and users wait no longer than they say.</summary>
    private const string Nowhere = "localhost:1";

    private static readonly KeyValuePair<string, string>[] Short =
        [new("kafka.request.timeout.ms", "1000"), new("kafka.default.api.timeout.ms", "2000")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Source_WhoseBrokerTheClusterDoesNotReach_IsTold()
    {
        using var session = await TestServer.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(
            () => KafkaReach.CheckAsync(session, [SparkStream.Kafka(Nowhere, "subscribe", "calls", Short)], null, Stop));
        AssertUnreachable(error);
    }

    [Fact]
    public async Task Sink_WhoseBrokerTheClusterDoesNotReach_IsTold()
    {
        using var session = await TestServer.ConnectAsync();
        var sink = new QueryTarget("kafka") { Options = Short.Append(new("kafka.bootstrap.servers", Nowhere)).ToDictionary() };
        AssertUnreachable(await Assert.ThrowsAsync<SparkException>(() => KafkaReach.CheckAsync(session, [], sink, Stop)));
    }

    [Fact]
    public async Task Topic_ThatDoesNotExist_IsTold()
    {
        var (session, broker) = (await TestServer.ConnectAsync(), Broker());
        using (session)
        {
            var error = await Assert.ThrowsAsync<SparkException>(
                () => KafkaReach.CheckAsync(session, [SparkStream.Kafka(broker, "subscribe", $"missing-{Guid.NewGuid():N}")], null, Stop));
            Assert.Equal(Fault.Environment, error.Fault);
            Assert.Contains("Create the topic", error.Advice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sink_OfABrokerThatAnswers_NeedsNoTopic()
    {
        using var session = await TestServer.ConnectAsync();
        var sink = new QueryTarget("kafka") { Options = new Dictionary<string, string> { ["kafka.bootstrap.servers"] = Broker(), ["topic"] = "not-there" } };
        await KafkaReach.CheckAsync(session, [SparkStream.Kafka(Broker(), "subscribePattern", "no-such-topic-.*")], sink, Stop);
    }

    private static void AssertUnreachable(SparkException error)
    {
        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains($"The cluster asks {Nowhere} for its topics, and fails", error.Message, StringComparison.Ordinal);
        Assert.Contains("as the cluster's machines know it", error.Advice, StringComparison.Ordinal);
    }

    private static string Broker()
    {
        var broker = Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");
        Assert.SkipWhen(broker is null, "TENFOUR_TEST_KAFKA is not set");
        return broker!;
    }
}
