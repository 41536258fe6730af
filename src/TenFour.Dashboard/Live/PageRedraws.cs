using Microsoft.AspNetCore.Components;

namespace TenFour.Dashboard.Live;

/// <summary>
/// The redraws of one reader's page. What has changed in any of its components is drawn together, so that the page as a whole is redrawn no more often than
/// one component may be. Everything here happens on the page's dispatcher.
/// </summary>
internal sealed class PageRedraws(TimeProvider time)
{
    /// <summary>
    /// The least time between two redraws, where no component asks for less. A little more than a tenth of a second, so that no second has eleven when a
    /// timer is late.
    /// </summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(105);

    /// <summary>One change makes several components ask, one a moment after another.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(3);

    private readonly RedrawClock _clock = new();
    private readonly List<LiveComponent> _ready = [];
    private readonly long _began = time.GetTimestamp();
    private List<(Func<Task> Look, TaskCompletionSource<Task> Looking)>? _asked;
    private bool _isLooking;
    private RenderHandle _page;

    /// <summary>Draws on this part of the page.</summary>
    public void Use(RenderHandle page) => _page = page;

    /// <summary>Lets a component look at what is new when it is time for a redraw.</summary>
    /// <param name="look">Reads what is new, then asks to <see cref="Draw"/> the component.</param>
    /// <returns>Ends when it has looked, with what the look fails with.</returns>
    public Task LookAsync(Func<Task> look)
    {
        if (_asked is null)
        {
            _asked = [];
            _ = RedrawAsync();
        }

        var looking = new TaskCompletionSource<Task>();
        _asked.Add((look, looking));
        return looking.Task.Unwrap();
    }

    /// <summary>Draws a component together with the others that look; by itself where its look took longer.</summary>
    public void Draw(LiveComponent component)
    {
        if (_isLooking)
        {
            _ready.Add(component);
        }
        else
        {
            component.Draw();
        }
    }

    private async Task RedrawAsync()
    {
        var wait = _clock.WaitAt(time.GetElapsedTime(_began));
        await Task.Delay(wait > Gathering ? wait : Gathering, time);
        var asked = _asked!;
        _asked = null;
        _isLooking = true;
        Task[] looks = [.. asked.Select(a => a.Look())];
        _isLooking = false;
        LiveComponent[] ready = [.. _ready];
        _ready.Clear();
        _clock.Draw(time.GetElapsedTime(_began), hasWaited: wait > TimeSpan.Zero, ready.Select(component => component.RedrawInterval).Append(Interval).Min());

        // What asks to be drawn while another is being drawn is sent to the browser together with it.
        _page.Render(_ => Array.ForEach(ready, component => component.Draw()));
        for (var i = 0; i < looks.Length; i++)
        {
            asked[i].Looking.SetResult(looks[i]);
        }
    }
}
