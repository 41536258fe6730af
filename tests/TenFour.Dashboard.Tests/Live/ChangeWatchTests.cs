using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

public sealed class ChangeWatchTests : IDisposable
{
    private readonly ChangeSignal _first = new();
    private readonly ChangeSignal _second = new();
    private readonly ChangeWatch _watch;

    public ChangeWatchTests() => _watch = new ChangeWatch([_first, _second]);

    [Fact]
    public void Watch_AtItsBeginning_IsTimeForALook() => Assert.True(Next().IsCompletedSuccessfully);

    [Fact]
    public async Task Change_OfAnySignal_IsSaid()
    {
        _watch.Look();
        var said = Next();
        Assert.False(said.IsCompleted);

        _second.Raise();

        await said.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Changes_OfTwoSignalsBeforeALook_AreSaidTogether()
    {
        _first.Raise();
        _second.Raise();
        _watch.Look();

        Assert.False(Next().IsCompleted);
    }

    [Fact]
    public async Task Change_ThatNobodyLookedAt_IsSaidAgain()
    {
        _watch.Look();
        _first.Raise();
        await Next();

        Assert.True(Next().IsCompletedSuccessfully);
    }

    [Fact]
    public void Signals_WhileTheyAreWatched_KnowIt()
    {
        Assert.True(_first.IsWatched && _second.IsWatched);
        _watch.Dispose();
        Assert.False(_first.IsWatched || _second.IsWatched);
    }

    public void Dispose() => _watch.Dispose();

    private Task Next() => _watch.NextAsync(TestContext.Current.CancellationToken);
}
