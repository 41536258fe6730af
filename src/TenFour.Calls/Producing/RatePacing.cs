namespace TenFour.Calls.Producing;

/// <summary>So many records a second, evenly.</summary>
public sealed class RatePacing(double recordsPerSecond) : IPacing
{
    private long _count;

    public TimeSpan DueTime(ReadOnlySpan<byte> record) => TimeSpan.FromSeconds(_count++ / recordsPerSecond);
}
