using TenFour.Calls.Simulation;

namespace TenFour.Calls.Producing;

/// <summary>A simulated call goes when it arrives by a clock, which is later than its event time by its lateness.</summary>
/// <param name="feed">The feed that the records are read from.</param>
/// <param name="clock">The clock of the simulated city.</param>
public sealed class ArrivalPacing(SimulatedFeed feed, SimulatedClock clock) : IPacing
{
    public TimeSpan DueTime(ReadOnlySpan<byte> record) => clock.Until(feed.LastArrival);
}
