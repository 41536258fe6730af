using System.Diagnostics;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

/// <summary>Components on a page that notes what is sent to the browser together.</summary>
public sealed class PageRedrawsTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Shown _first = new();
    private readonly Shown _second = new();
    private readonly NotedPage _page = new();

    [Fact]
    public async Task Components_ThatChangeTogether_AreOneRedraw()
    {
        await OpenAsync();

        _first.Signal.Raise();
        _second.Signal.Raise();
        await UntilAsync(() => _first.Draws == 2 && _second.Draws == 2);

        Assert.Equal(["first, second"], _page.Redraws);
    }

    [Fact]
    public async Task Component_ThatTakesLongerToRead_DoesNotHoldUpTheOthers()
    {
        await OpenAsync();
        _first.Reading = new TaskCompletionSource();

        _first.Signal.Raise();
        _second.Signal.Raise();
        await UntilAsync(() => _second.Draws == 2);
        _first.Reading.SetResult();
        await UntilAsync(() => _first.Draws == 2);

        Assert.Equal(["second", "first"], _page.Redraws);
    }

    [Fact]
    public async Task Page_ThatAlwaysChanges_IsRedrawnTenTimesASecond()
    {
        await OpenAsync();

        await ChangeAsync(TimeSpan.FromSeconds(2));

        Assert.InRange(_page.Redraws.Count, 2, 21);
        Assert.All(_page.Redraws, redraw => Assert.Equal("first, second", redraw));
    }

    [Fact]
    public async Task Component_WithAShorterInterval_IsRedrawnMoreOften()
    {
        _first.Interval = TimeSpan.FromMilliseconds(20);
        await OpenAsync();

        await ChangeAsync(TimeSpan.FromSeconds(2));

        // Where nothing else runs there are a hundred.
        Assert.InRange(_page.Redraws.Count, 22, 101);
    }

    [Fact]
    public async Task Component_WithALongerInterval_IsDrawnWithThePageAndSeldom()
    {
        _second.Interval = TimeSpan.FromMilliseconds(500);
        await OpenAsync();

        await ChangeAsync(TimeSpan.FromSeconds(2));

        Assert.InRange(_page.Redraws.Count, 2, 21);
        Assert.InRange(_page.Redraws.Count(redraw => redraw == "first, second"), 1, 5);
        Assert.DoesNotContain("second", _page.Redraws);
    }

    [Fact]
    public async Task Defect_InWhatIsRead_IsNotHidden()
    {
        await OpenAsync();
        _first.Reading = new TaskCompletionSource();
        _first.Reading.SetException(new InvalidTimeZoneException("a defect"));

        _first.Signal.Raise();
        await UntilAsync(() => !_page.Defects.IsEmpty);

        Assert.IsType<InvalidTimeZoneException>(Assert.Single(_page.Defects));
    }

    [Fact]
    public async Task Signals_OfAPageThatIsLeft_AreWatchedNoMore()
    {
        await OpenAsync();
        Assert.True(_first.Signal.IsWatched);

        await _page.DisposeAsync();

        await UntilAsync(() => !_first.Signal.IsWatched && !_second.Signal.IsWatched);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    private async Task OpenAsync()
    {
        await _page.ShowAsync(("first", _first), ("second", _second));
        await UntilAsync(() => _first.Draws == 1 && _second.Draws == 1);
        _page.Redraws.Clear();
    }

    private async Task ChangeAsync(TimeSpan time)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            await _page.Dispatcher.InvokeAsync(() =>
            {
                _first.Signal.Raise();
                _second.Signal.Raise();
            });
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo();)
        {
            Assert.True(clock.Elapsed < Patience);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
