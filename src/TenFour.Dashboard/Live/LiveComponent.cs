using Microsoft.AspNetCore.Components;

namespace TenFour.Dashboard.Live;

/// <summary>A component that draws itself anew when something has changed, together with what else has changed on the page.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();

    protected LiveComponent()
    {
        Gone = _gone.Token;
    }

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal PageRedraws Redraws { get; set; } = null!;

    /// <summary>The reader leaves the page. Can be asked also after that.</summary>
    protected CancellationToken Gone { get; }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            if (Signals().ToArray() is { Length: > 0 } signals)
            {
                _ = FollowAsync(signals);
            }

            if (Tick is { } interval)
            {
                _ = FollowClockAsync(interval);
            }
        }
    }

    /// <summary>The least time between two redraws for changes. One that is longer than the page's may end half of the page's sooner.</summary>
    protected internal virtual TimeSpan RedrawInterval => PageRedraws.Interval;

    /// <summary>How often it is drawn without any change, because it shows how time passes; null for never.</summary>
    protected virtual TimeSpan? Tick => null;

    /// <summary>What the component watches.</summary>
    protected abstract IEnumerable<ChangeSignal> Signals();

    /// <summary>Takes in what is new, before the redraw.</summary>
    protected virtual ValueTask RefreshAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void Draw() => StateHasChanged();

    /// <summary>All signals together, so that what two of them say of one change is one redraw.</summary>
    private Task FollowAsync(ChangeSignal[] signals) => WhileThereAsync(async () =>
    {
        using var watch = new ChangeWatch(signals);
        while (true)
        {
            await watch.NextAsync(Gone);
            await RedrawAsync(watch);
            if (RedrawInterval > PageRedraws.Interval)
            {
                // Half of the page's interval before its own is over it is in time for the page's redraw that comes then.
                await Task.Delay(RedrawInterval - (PageRedraws.Interval / 2), Time, Gone);
            }
        }
    });

    private Task FollowClockAsync(TimeSpan interval) => WhileThereAsync(async () =>
    {
        using var timer = new PeriodicTimer(interval, Time);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            await RedrawAsync(watch: null);
        }
    });

    private async Task WhileThereAsync(Func<Task> follow)
    {
        try
        {
            await follow();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && Gone.IsCancellationRequested)
        {
            // The reader has left the page.
        }
        catch (Exception defect)
        {
            await DispatchExceptionAsync(defect);
        }
    }

    private Task RedrawAsync(ChangeWatch? watch) => Redraws.LookAsync(async () =>
    {
        Gone.ThrowIfCancellationRequested();
        watch?.Look();
        await RefreshAsync();
        Redraws.Draw(this);
    });
}
