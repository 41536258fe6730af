using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// A stretch of time with one offset from UTC, all in microseconds: from <paramref name="From"/> up to <paramref name="ToExclusive"/>, either
/// of wall-clock time or of UTC, as the caller asked. Whoever converts many times keeps the last span.
/// </summary>
public readonly record struct ZoneSpan(long From, long ToExclusive, long Offset)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(long micros) => micros >= From && micros < ToExclusive;
}
