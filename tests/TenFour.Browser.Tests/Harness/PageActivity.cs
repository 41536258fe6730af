namespace TenFour.Browser.Tests.Harness;

/// <summary>What a page did while it was watched.</summary>
/// <param name="RedrawsPerSecond">Frames in which it showed something else than before.</param>
/// <param name="LongTasks">Tasks of the main thread over 50 ms, in milliseconds.</param>
/// <param name="Shifts">How far its parts jumped, as the browser sums it up (Cumulative Layout Shift), jump by jump, and what jumped.</param>
public sealed record PageActivity(
    double RedrawsPerSecond, IReadOnlyList<double> LongTasks, IReadOnlyList<(double Value, string Jumps)> Shifts, PageMemory Before, PageMemory After);

/// <summary>What a page holds.</summary>
public sealed record PageMemory(double HeapBytes, int Elements);
