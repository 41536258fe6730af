using TenFour.Calls.Feeds;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeding;

/// <summary>
/// The simulated city in real time. Its clock shows the present at the first start; where the topic is ahead of that, because the city ran
/// faster before, it goes on from there, and where the topic lies behind, what has happened meanwhile is caught up at once.
/// </summary>
public sealed class SimulatedCallFeed(
    FeedTopics topics, SimulatedCallFeedOptions options, TopicOpener open, TimeProvider time) : ProducedFeed(FeedKind.Simulated, topics, time)
{
    private readonly long _created = time.GetTimestamp();
    private readonly DateTimeOffset _present = options.Present ?? time.GetUtcNow();
    private SimulatedClock? _clock;
    private DateTimeOffset? _reached;

    private protected override async Task ProduceAsync(CancellationToken cancellation)
    {
        using var writer = await open(Topics.Calls, ProducerName.OfSimulation(options.City, null), cancellation);
        using var feed = new SimulatedFeed(options.City);
        await EnterAsync(feed, writer, cancellation);
        var clock = new SimulatedClock(Later(_present, _reached), options.Speed);
        Volatile.Write(ref _clock, clock);
        await ProduceAsync(feed, writer, new ProduceOptions { Pacing = new ArrivalPacing(feed, clock), Limit = options.MostRecords }, cancellation);
    }

    private protected override FeedStatus Describe(FeedStatus status)
    {
        var clock = Volatile.Read(ref _clock);
        return status with
        {
            Speed = options.Speed,
            Clock = clock?.At(Time.GetElapsedTime(_created)) ?? _present,
            DataTime = status.DataTime is { } newest ? Later(newest, clock is null ? null : _reached) : null,
        };
    }

    /// <summary>
    /// Goes to where the topic is. A new topic learns its place in the calendar before its first record: killed in between, the feed
    /// must not begin anywhere else.
    /// </summary>
    private async Task EnterAsync(SimulatedFeed feed, ITopicWriter writer, CancellationToken cancellation)
    {
        if (writer.Progress.Position is not { } text)
        {
            feed.EnterAt(_present - options.Past);
            writer.Commit(feed.Position.ToJson());
            return;
        }

        var position = FeedPosition.FromJson(text);
        await feed.SeekAsync(position, cancellation);
        _reached = position.Records > 0 ? feed.LastArrival : null;
    }

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;
}
