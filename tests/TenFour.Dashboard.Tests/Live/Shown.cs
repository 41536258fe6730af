using Microsoft.AspNetCore.Components.Rendering;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

/// <summary>What one component of a page shows: how often it was drawn since the page is live.</summary>
internal sealed class Shown
{
    private int _draws = -1;

    public ChangeSignal Signal { get; } = new();

    public int Draws => Volatile.Read(ref _draws);

    public TimeSpan Interval { get; set; } = PageRedraws.Interval;

    /// <summary>What is read before a redraw; null where there is nothing to wait for.</summary>
    public TaskCompletionSource? Reading { get; set; }

    public void Draw(RenderTreeBuilder page) => page.AddContent(0, Interlocked.Increment(ref _draws));
}
