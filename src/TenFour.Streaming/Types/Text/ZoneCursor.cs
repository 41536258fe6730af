using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// The rules of a zone for many times in a row, of which most lie between the same two changes of the offset: it remembers the last such
/// stretch. For one thread.
/// </summary>
public sealed class ZoneCursor(ZoneRules zone)
{
    private ZoneSpan span = zone.SpanOfUtc(0);

    public ZoneRules Zone { get; } = zone;

    /// <summary>The offset from UTC at an instant, in microseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long OffsetAt(long utcMicros)
    {
        if (!span.Contains(utcMicros))
        {
            span = Zone.SpanOfUtc(utcMicros);
        }

        return span.Offset;
    }

    /// <summary>The wall-clock time at an instant.</summary>
    public long ToWall(long utcMicros) => utcMicros + OffsetAt(utcMicros);
}
