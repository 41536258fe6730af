using TenFour.Calls.Feeding;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeding;

/// <summary>Runs feeds for a span of time that takes no time.</summary>
internal static class FeedDriver
{
    /// <summary>Runs a feed from a moment on for so long by its clock, then stops it.</summary>
    public static async Task<ICallFeed> RunAsync(Func<TimeProvider, ICallFeed> create, DateTimeOffset start, TimeSpan duration)
    {
        using var time = new WaitingTime(start) { End = start + duration };
        var feed = create(time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(time.Ended));
        return feed;
    }
}
