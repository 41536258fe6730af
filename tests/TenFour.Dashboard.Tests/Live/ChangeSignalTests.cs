using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

public sealed class ChangeSignalTests
{
    private readonly ChangeSignal _first = new();
    private readonly ChangeSignal _second = new();
    private readonly IAsyncEnumerator<bool> _watch;

    public ChangeSignalTests() => _watch = ChangeSignal
        .WatchAsync([_first, _second], TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken).GetAsyncEnumerator();

    [Fact]
    public async Task Watch_AtItsBeginning_IsTimeForALook() => Assert.True(await _watch.MoveNextAsync());

    [Fact]
    public async Task Change_OfAnySignal_IsSaid()
    {
        await _watch.MoveNextAsync();
        var said = _watch.MoveNextAsync();
        Assert.False(said.IsCompleted);

        _second.Raise();

        Assert.True(await said);
    }

    [Fact]
    public async Task Changes_OfTwoSignalsBeforeALook_AreSaidTogether()
    {
        await _watch.MoveNextAsync();

        _first.Raise();
        _second.Raise();
        await _watch.MoveNextAsync();

        var another = _watch.MoveNextAsync().AsTask();
        Assert.False(another.IsCompleted);
    }

    [Fact]
    public async Task Signals_WhileTheyAreWatched_KnowIt()
    {
        await _watch.MoveNextAsync();

        Assert.True(_first.IsWatched && _second.IsWatched);
        await _watch.DisposeAsync();
        Assert.False(_first.IsWatched || _second.IsWatched);
    }
}
