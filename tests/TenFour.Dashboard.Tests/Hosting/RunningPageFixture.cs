using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

/// <summary>One page for all tests of a class.</summary>
public sealed class RunningPageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal RunningPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Page = await RunningPage.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        _folder.Dispose();
    }
}
