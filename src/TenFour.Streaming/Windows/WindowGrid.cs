using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Windows;

/// <summary>
/// The panes and windows of a <see cref="WindowSpec"/> by number: pane p covers [start + p * pane, start + (p + 1) * pane), window k covers
/// [start + k * slide, start + k * slide + size). Rounds downwards, also before 1970. Takes instants that belong to windows.
/// </summary>
internal sealed class WindowGrid
{
    // Below this, a quotient computed in floating point is off by at most one.
    private const long ExactDouble = 1L << 52;

    private readonly long startMicros;
    private readonly double perMicro;
    private readonly long panesPerSlide;
    private readonly long panesPerWindow;

    public WindowGrid(WindowSpec spec)
    {
        Spec = spec;
        Pane = spec.PaneMicros;
        startMicros = spec.StartMicros;
        perMicro = 1.0 / Pane;
        panesPerSlide = spec.SlideMicros / Pane;
        panesPerWindow = spec.SizeMicros / Pane;
        All = new WindowRun(FirstWindow(PaneAt(spec.FirstTime)) - 1, LastWindow(PaneAt(spec.LastTime)));
    }

    public WindowSpec Spec { get; }

    /// <summary>All windows that instants belong to, and the one before them.</summary>
    public WindowRun All { get; }

    /// <summary>The length of a pane in microseconds.</summary>
    public long Pane { get; }

    /// <summary>The pane that holds the instant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PaneAt(long micros)
    {
        var offset = micros - startMicros;
        if (offset is <= -ExactDouble or >= ExactDouble)
        {
            return FloorDivide(offset, Pane);
        }

        // A multiplication and a correction are several times faster than a 64-bit division.
        var pane = (long)(offset * perMicro);
        var rest = offset - pane * Pane;
        return rest < 0 ? pane - 1 : rest >= Pane ? pane + 1 : pane;
    }

    public long PaneStart(long pane) => Spec.StartMicros + pane * Pane;

    /// <summary>The first window that holds the pane.</summary>
    public long FirstWindow(long pane) => panesPerSlide == 1 ? pane - panesPerWindow + 1 : -FloorDivide(panesPerWindow - pane - 1, panesPerSlide);

    /// <summary>The last window that holds the pane.</summary>
    public long LastWindow(long pane) => panesPerSlide == 1 ? pane : FloorDivide(pane, panesPerSlide);

    /// <summary>The first pane whose last window is this one.</summary>
    public long FirstPaneEndingIn(long window) => window * panesPerSlide;

    /// <summary>The last pane of the window.</summary>
    public long LastPane(long window) => window * panesPerSlide + panesPerWindow - 1;

    public long WindowStart(long window) => Spec.StartMicros + window * Spec.SlideMicros;

    public long WindowEnd(long window) => WindowStart(window) + Spec.SizeMicros;

    /// <summary>The last window that ends at or before the instant, which may be any; within <see cref="All"/>.</summary>
    public long LastWindowEndingBy(long micros)
    {
        var offset = (Int128)micros - Spec.StartMicros - Spec.SizeMicros;
        var window = (offset / Spec.SlideMicros) - (offset % Spec.SlideMicros < 0 ? 1 : 0);
        return (long)Int128.Clamp(window, All.First, All.Last);
    }

    /// <summary>How many windows hold the pane that are behind one and before another.</summary>
    public long CountBetween(long pane, long after, long before) =>
        Math.Max(0, Math.Min(LastWindow(pane), before - 1) - Math.Max(FirstWindow(pane), after + 1) + 1);

    /// <summary>How many windows hold an instant but none of the instants before and behind it.</summary>
    /// <param name="after">Windows up to this one do not count.</param>
    /// <param name="gap">Those instants, with the least and the largest value there is for none.</param>
    public long CountBetween(long micros, TimeGap gap, long after)
    {
        if (panesPerSlide == 1 && gap.After == long.MaxValue && gap.Before < micros - Spec.SizeMicros)
        {
            return panesPerWindow;
        }

        var known = gap.Before == long.MinValue ? after : Math.Max(after, LastWindow(PaneAt(gap.Before)));
        return CountBetween(PaneAt(micros), known, gap.After == long.MaxValue ? long.MaxValue : FirstWindow(PaneAt(gap.After)));
    }

    /// <summary>How many windows hold any of these panes, which are in order of time.</summary>
    /// <param name="bounds">The windows that count.</param>
    public long CountWindows(ReadOnlySpan<long> panes, WindowRun bounds)
    {
        var count = 0L;
        var runs = new WindowRuns(bounds.First, bounds.Last);
        foreach (var pane in panes)
        {
            count += runs.Add(FirstWindow(pane), LastWindow(pane))?.Count ?? 0;
        }

        return count + (runs.End()?.Count ?? 0);
    }

    private static long FloorDivide(long a, long b) => a / b - (a % b < 0 ? 1 : 0);
}
