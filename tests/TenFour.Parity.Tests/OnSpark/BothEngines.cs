using TenFour.Calls;
using TenFour.Spark.Comparing;
using TenFour.Spark.Faults;
using TenFour.Spark.Plans;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;
using TenFour.Testing;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>A session on the real cluster of TENFOUR_TEST_SPARK and one of the embedded engine, over the same topic.</summary>
internal sealed class BothEngines : IAsyncDisposable
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private readonly SparkSession _cluster;
    private readonly StreamingSession _local;
    private readonly Dictionary<string, SparkStream> _streams;
    private readonly EngineComparison _comparison;

    private BothEngines(SparkSession cluster, StreamingSession local, Dictionary<string, SparkStream> streams, EngineComparison comparison) =>
        (_cluster, _local, _streams, _comparison) = (cluster, local, streams, comparison);

    public static string? Master => Environment.GetEnvironmentVariable("TENFOUR_TEST_SPARK");

    public static void SkipWithoutServers()
    {
        Assert.SkipWhen(Master is null, "TENFOUR_TEST_SPARK is not set");
        Assert.SkipWhen(RecordTopic.Broker is null, "TENFOUR_TEST_KAFKA is not set");
    }

    public static async Task<BothEngines> OpenAsync(RecordTopic topic, long? batch, Schema? schema = null)
    {
        var cluster = await SparkSession.ConnectAsync(
            ConnectAddress.Parse(Master!), TimeProvider.System, cancellation: TestContext.Current.CancellationToken);
        var settings = await ClusterRun.SettingsAsync(cluster, Zone, new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        await cluster.SetAsync(settings, TestContext.Current.CancellationToken);
        var ends = new FrozenEnds();
        var local = StreamingSession.Local(Zone)
            .AddTable(StatisticScenario.RadioCodeTable())
            .AddStream("calls", ends.Freeze("calls", topic.Open), schema ?? CallSchema.Schema);
        var options = new Dictionary<string, string>();
        if (batch is not null)
        {
            options["maxOffsetsPerTrigger"] = $"{batch}";
        }

        var streams = new Dictionary<string, SparkStream>(StringComparer.OrdinalIgnoreCase)
        {
            ["calls"] = SparkStream.Kafka(RecordTopic.Broker!, "subscribe", topic.Name, options),
        };
        return new BothEngines(cluster, local, streams, new EngineComparison(cluster, ends));
    }

    public StreamingFrame Sql(string text) => _local.Sql(StatisticFile.Parse(text, "statistic"));

    public Task<ComparisonResult> CompareAsync(string text, OutputMode mode, long? batch) =>
        _comparison.CompareAsync(Sql(text), _streams, Options(mode, batch), Zone, TestContext.Current.CancellationToken);

    public Task<ComparisonResult> CompareRefusalAsync(StatisticException refusal, string text) =>
        _comparison.CompareRefusalAsync(refusal, text, _local, _streams, [RadioCodes.TableName], TestContext.Current.CancellationToken);

    public Task<(EngineAnswer TenFour, EngineAnswer Spark)> AnswersAsync(StreamingFrame frame, OutputMode mode, long? batch) =>
        _comparison.AnswersAsync(frame, new ClusterStatistic(frame.Plan, mode, Zone, _streams), Options(mode, batch), TestContext.Current.CancellationToken);

    public static ComparisonResult Compare(StreamingFrame frame, OutputMode mode, EngineAnswer tenFour, EngineAnswer spark) =>
        new AnswerComparison(ResultShape.Of(frame.Plan, mode), mode, Zone).Compare(tenFour, spark);

    public async ValueTask DisposeAsync()
    {
        using (_cluster)
        {
            try
            {
                await _cluster.ReleaseAsync();
            }
            catch (SparkException)
            {
                // A server without Spark's machine learning library cannot say that it has ended the session.
            }
        }
    }

    private static QueryOptions Options(OutputMode mode, long? batch) => new() { Mode = mode, MaxOffsetsPerTrigger = batch, Workers = 2 };
}
