namespace TenFour.Streaming.Windows;

/// <summary>Joins the windows of panes, given in order of time, to runs without gaps, within bounds.</summary>
internal struct WindowRuns(long min, long max)
{
    private WindowRun open = new(0, -1);

    /// <summary>Adds windows; gives the run that they do not touch and that is complete with this, if there is one.</summary>
    public WindowRun? Add(long first, long last)
    {
        (first, last) = (Math.Max(first, min), Math.Min(last, max));
        if (first > last)
        {
            return null;
        }

        if (open.Count > 0 && first <= open.Last + 1)
        {
            open = open with { Last = Math.Max(open.Last, last) };
            return null;
        }

        var done = open;
        open = new WindowRun(first, last);
        return done.Count > 0 ? done : null;
    }

    /// <summary>The last run, if there is one.</summary>
    public readonly WindowRun? End() => open.Count > 0 ? open : null;
}
