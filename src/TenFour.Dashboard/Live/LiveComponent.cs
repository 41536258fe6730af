using Microsoft.AspNetCore.Components;

namespace TenFour.Dashboard.Live;

/// <summary>A component that draws itself anew when something has changed, at most ten times a second.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan TenthOfASecond = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();

    protected LiveComponent()
    {
        Gone = _gone.Token;
    }

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

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

    /// <summary>The least time between two redraws.</summary>
    protected virtual TimeSpan RedrawInterval => TenthOfASecond;

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

    /// <summary>All signals together, so that what two of them say of one change is one redraw.</summary>
    private Task FollowAsync(ChangeSignal[] signals) => WhileThereAsync(async () =>
    {
        await foreach (var _ in ChangeSignal.WatchAsync(signals, RedrawInterval, Time, Gone))
        {
            await RedrawAsync();
        }
    });

    private Task FollowClockAsync(TimeSpan interval) => WhileThereAsync(async () =>
    {
        using var timer = new PeriodicTimer(interval, Time);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            await RedrawAsync();
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
    }

    private Task RedrawAsync() => InvokeAsync(async () =>
    {
        await RefreshAsync();
        StateHasChanged();
    });
}
