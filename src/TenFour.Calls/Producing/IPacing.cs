namespace TenFour.Calls.Producing;

/// <summary>Decides when records go. It knows no clock: times are those since the producer began.</summary>
public interface IPacing
{
    /// <summary>When the next record is due.</summary>
    /// <param name="record">The record, not yet given.</param>
    TimeSpan DueTime(ReadOnlySpan<byte> record);
}
