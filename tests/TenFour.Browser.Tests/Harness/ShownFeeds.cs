using System.Collections.Concurrent;
using TenFour.Calls.Feeding;

namespace TenFour.Browser.Tests.Harness;

/// <summary>A running server for each kind of feed, shared by all tests that only look.</summary>
public sealed class ShownFeeds : IAsyncDisposable
{
    private readonly ConcurrentDictionary<FeedWish, Task<ShownServer>> _servers = new();

    public async Task<Uri> AddressAsync(FeedWish wish)
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        return (await _servers.GetOrAdd(wish, ShownServer.StartAsync)).Address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await (await server).DisposeAsync();
        }
    }
}
