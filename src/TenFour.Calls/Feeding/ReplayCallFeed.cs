using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Feeds.Sorting;
using TenFour.Calls.Producing;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding;

/// <summary>
/// A file of the user's, paced by the times of its calls. Its clock is the newest of them. At the end of the file the feed ends; run
/// again it adds nothing, unless the file has grown.
/// </summary>
public sealed class ReplayCallFeed : ProducedFeed
{
    // A file in the order of arrival runs back by minutes, one that is not in order at all by days.
    private static readonly TimeSpan MaxDisorder = TimeSpan.FromHours(6);

    private readonly ReplayCallFeedOptions _options;
    private readonly TopicOpener _open;
    private SortedFeed? _sorted;

    /// <exception cref="StreamingException">The speed is out of range.</exception>
    public ReplayCallFeed(FeedTopics topics, ReplayCallFeedOptions options, TopicOpener open, TimeProvider time)
        : base(FeedKind.Replay, topics, time)
    {
        if (options.Speed is not (>= 1 and <= 10_000))
        {
            throw StreamingException.ForUser($"A replay at x{options.Speed} is not possible.", advice: "Choose from x1 to x10000.");
        }

        _options = options;
        _open = open;
    }

    private protected override async Task ProduceAsync(CancellationToken cancellation)
    {
        var file = await FileFeed.OpenAsync(FeedInput.File(_options.File), new FileFeedOptions(), cancellation);
        using IRecordFeed feed = _options.SortsByTime ? Sorted(file) : file;
        var sortedLength = _options.SortsByTime ? new FileInfo(_options.File).Length : (long?)null;
        var name = ProducerName.OfFile(Path.GetFullPath(_options.File), file, sortedLength, isRepeated: false, keyField: null);
        using var writer = await _open(Topics.Calls, name, cancellation);
        var pacing = new EventTimePacing(_options.Speed, _options.SortsByTime ? null : MaxDisorder, _options.MaxGap);
        await ProduceAsync(feed, writer, new ProduceOptions { Pacing = pacing }, cancellation);
    }

    private protected override FeedStatus Describe(FeedStatus status) =>
        status with { Speed = _options.Speed, Clock = status.DataTime ?? status.Clock, Prepared = Volatile.Read(ref _sorted)?.SortedFraction };

    private SortedFeed Sorted(FileFeed file)
    {
        var sorted = new SortedFeed(file, new SortOptions());
        Volatile.Write(ref _sorted, sorted);
        return sorted;
    }
}
