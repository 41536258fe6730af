using TenFour.Calls;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;
using TenFour.Streaming.Types.Text;

namespace TenFour.Dashboard.Topics;

/// <summary>
/// A topic that somebody looks at, a folder or one of Kafka. What a question can cost is limited, since any reader may ask. One thread at a time.
/// </summary>
public sealed class OpenTopic : IAsyncDisposable
{
    /// <summary>A condition that is hardly ever true ends after so many records.</summary>
    public const long MostLookedAt = 200_000;

    /// <summary>How far back the newest records for which a condition is true are looked for.</summary>
    public const long NewestLookedAt = 20_000;

    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRecord = TimeSpan.FromSeconds(10);

    /// <summary>A reading ends between some thousands of records; what a condition does with these has limits of its own.</summary>
    private static readonly QueryLimits ConditionLimits = new(TimeSpan.FromSeconds(5), 128 << 20, long.MaxValue);

    private readonly ISource _source;
    private readonly string _address;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;

    private OpenTopic(ISource source, string address, TimeZoneInfo zone, TimeProvider time)
    {
        (_source, _address, _zone, _time) = (source, address, zone, time);
        source.Expect(RecordParts.All);
    }

    /// <param name="address">A folder, or <c>kafka://host:port/topic</c>.</param>
    /// <param name="kafka">How to talk to Kafka.</param>
    /// <param name="zone">The zone of a condition's times without one.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StreamingException">There is no such topic, or it does not answer.</exception>
    public static OpenTopic Open(string address, KafkaSettings kafka, TimeZoneInfo zone, TimeProvider time)
    {
        ISource source = KafkaAddress.IsKafka(address)
            ? KafkaSource.Open(KafkaAddress.ParseTopic(address), kafka, time)
            : FileTopicSource.Open(TopicAddress.Parse(address), FileTopicSourceOptions.Default, time);
        return new OpenTopic(source, address, zone, time);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>The partitions as they stand.</summary>
    public async Task<IReadOnlyList<PartitionFacts>> DescribeAsync()
    {
        if (!KafkaAddress.IsKafka(_address))
        {
            var topic = await FileTopic.DescribeAsync(TopicAddress.Parse(_address), _time).ConfigureAwait(false);
            return [.. topic.Partitions.Select(p => new PartitionFacts(p.Number, 0, p.Records, p.Bytes, p.LastAppend))];
        }

        var (earliest, latest) = (_source.GetEarliest(), _source.GetLatest());
        return [.. latest.Partitions.Select(p => new PartitionFacts(p.Number, earliest[p].Record, latest[p].Record, null, null))];
    }

    /// <summary>Reads the records that answer a question.</summary>
    /// <exception cref="StatisticException">The condition is refused; the place counts in its text.</exception>
    /// <exception cref="StreamingException">There is no such place or partition, or a record fails the condition.</exception>
    /// <exception cref="OperationCanceledException">The reader does not wait any longer.</exception>
    public async Task<RecordPage> ReadAsync(TopicQuestion question, CancellationToken cancellation)
    {
        var latest = _source.GetLatest();
        var collector = new RecordCollector(question.Count, keepsLast: question.IsNewest);
        using var end = new ReadingEnd(FirstRecord, LongestReading, _time, cancellation);
        var budget = new WorkBudget("Looking through the records", ConditionLimits, _time, cancellation);
        var read = new ReadRecords(question.Where is { } condition ? Filter(collector, condition, question, end, budget) : collector, () =>
        {
            end.Begun();
            budget.Restart();
        });
        var consumption = new TopicConsumption(_source, new TopicConsumptionOptions { Partition = question.Partition, MaxRecords = MostToRead(question) });
        consumption.ThrowIfPartitionIsMissing(latest);
        var start = Start(question, latest);
        try
        {
            await consumption.RunAsync(start, read, () => { }, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Enough records, or enough time.
        }

        return question.IsNewest
            ? new RecordPage([.. collector.Kept.OrderByDescending(r => r.Timestamp).ThenByDescending(r => r.Offset)], read.Count, null)
            : new RecordPage(collector.Kept, end.IsEnough ? null : read.Count, Next(question, latest, start, end.IsEnough ? collector.Kept[^1].Offset + 1 : read.End));
    }

    private FilteringConsumer Filter(RecordCollector collector, string condition, TopicQuestion question, ReadingEnd end, WorkBudget budget) => FilteringConsumer.Create(
        collector, condition, CallSchema.Schema, _source, _zone, _time, question.IsNewest ? long.MaxValue : question.Count, end.Enough, budget);

    private static long MostToRead(TopicQuestion question) =>
        question.IsNewest ? long.MaxValue : question.Where is null ? question.Count : MostLookedAt;

    private SourceOffsets Start(TopicQuestion question, SourceOffsets latest)
    {
        if (question.From is { } place)
        {
            // When records were appended is shown in UTC, and asked for as it is shown.
            return _source.Resolve(TopicPlace.Parse(place, question.Partition, latest, ZoneRules.For(TimeZoneInfo.Utc), _time));
        }

        var back = question.Where is null ? question.Count : NewestLookedAt;
        var earliest = _source.GetEarliest();
        return _source.Resolve(new StartingOffsets.AtRecords(
            latest.Partitions.ToDictionary(p => p, p => Math.Max(earliest[p].Record, latest[p].Record - back))));
    }

    /// <summary>Where to go on in the one partition that was read.</summary>
    /// <param name="read">The offset behind the newest record that was read; null where none was.</param>
    private static long? Next(TopicQuestion question, SourceOffsets latest, SourceOffsets start, long? read) =>
        latest.Partitions.Where(p => question.Partition is null || p.Number == question.Partition).ToList() is [var only]
        && (read ?? start[only].Record) is var end && end < latest[only].Record
            ? end
            : null;
}
