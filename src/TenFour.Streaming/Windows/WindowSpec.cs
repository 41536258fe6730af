using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Windows;

/// <summary>
/// <c>window(time, size, slide, start)</c>: every instant t belongs to the windows [s, s + size) with s = start + k * slide and s ≤ t.
/// All in microseconds; windows are aligned to 1970-01-01T00:00:00Z plus <paramref name="StartMicros"/>.
/// </summary>
public sealed record WindowSpec(long SizeMicros, long SlideMicros, long StartMicros)
{
    /// <summary>The longest window, some 54,000 years: of longer ones few would lie within 64 bits of microseconds.</summary>
    public const long LongestMicros = 20_000_000 * Calendar.MicrosPerDay;

    /// <summary>The first instant that belongs to windows: no window of it, nor one beside those, begins before 64 bits of microseconds do.</summary>
    public long FirstTime { get; } = long.MinValue + Margin(SizeMicros, SlideMicros);

    /// <summary>The last instant that belongs to windows.</summary>
    public long LastTime { get; } = long.MaxValue - Margin(SizeMicros, SlideMicros);

    public bool IsTumbling => SizeMicros == SlideMicros;

    /// <summary>The length of a pane: the longest piece of time that lies in the same windows throughout.</summary>
    public long PaneMicros => Gcd(SizeMicros, SlideMicros);

    /// <summary>Whether the instant belongs to windows.</summary>
    public bool Holds(long micros) => micros >= FirstTime && micros <= LastTime;

    /// <summary>The start of the latest window that holds the instant.</summary>
    public long LastWindowStart(long micros) => Floor(micros, SlideMicros);

    /// <summary>The start of the pane that holds the instant.</summary>
    public long PaneStart(long micros) => Floor(micros, PaneMicros);

    private long Floor(long micros, long step)
    {
        var remainder = (micros - StartMicros) % step;
        return micros - remainder - (remainder < 0 ? step : 0);
    }

    private static long Margin(long size, long slide) => (long)Int128.Min((Int128)size + (2 * (Int128)slide), long.MaxValue);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
