namespace TenFour.Dashboard.Live;

/// <summary>
/// When something may be drawn again: at once where nothing was drawn for a while, else an interval after the last time. A timer that was late does not put
/// off those that follow, so what always has something new keeps its rate.
/// </summary>
internal sealed class RedrawClock
{
    private TimeSpan _due;

    /// <summary>How long a drawing has to wait; nothing, or less, where it need not.</summary>
    /// <param name="now">On a clock that only goes forward.</param>
    public TimeSpan WaitAt(TimeSpan now) => _due - now;

    /// <summary>It is drawn.</summary>
    /// <param name="now">When.</param>
    /// <param name="hasWaited">It had to wait for this moment.</param>
    /// <param name="interval">The least time to the next drawing.</param>
    public void Draw(TimeSpan now, bool hasWaited, TimeSpan interval) => _due = interval + (hasWaited && now - _due < interval / 2 ? _due : now);
}
