namespace TenFour.Calls.Feeding;

/// <summary>
/// A feed that never ends, in topics that do: when the topic is full, the next one begins with the recent past, and the feed's clock goes on. So
/// what is kept has a bound, and whoever reads it finds the recent past there at any time.
/// </summary>
/// <param name="first">The feed into the topic that is there.</param>
/// <param name="next">Makes the feed into a new topic, whose clock goes on at a time; the topic is there when this returns.</param>
public sealed class RenewedFeed(ICallFeed first, Func<DateTimeOffset, ICallFeed> next) : ICallFeed
{
    private ICallFeed _feed = first;

    public FeedKind Kind { get; } = first.Kind;

    public FeedTopics Topics => Volatile.Read(ref _feed).Topics;

    public FeedStatus Status => Volatile.Read(ref _feed).Status;

    public Task Ready { get; } = first.Ready;

    /// <summary>Raised when a new topic has begun; it must not take long.</summary>
    public event Action<FeedTopics>? Renewed;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _feed.RunAsync(cancellation);
            var renewed = next(_feed.Status.Clock);
            Volatile.Write(ref _feed, renewed);
            Renewed?.Invoke(renewed.Topics);
        }
    }
}
