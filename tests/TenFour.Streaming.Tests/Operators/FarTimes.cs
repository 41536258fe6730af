using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>Instants as far from 1970 as 64 bits of microseconds go.</summary>
internal static class FarTimes
{
    /// <summary>An instant beside one where something ends; what would lie beyond 64 bits is at their end.</summary>
    /// <param name="place">0 to 6: one of the ends.</param>
    public static long Near(WindowSpec spec, int place, long beside)
    {
        long[] ends = [long.MinValue, spec.FirstTime, long.MinValue / 4, 0, long.MaxValue / 4, spec.LastTime, long.MaxValue];
        return (long)Int128.Clamp((Int128)ends[place] + beside, long.MinValue, long.MaxValue);
    }
}
