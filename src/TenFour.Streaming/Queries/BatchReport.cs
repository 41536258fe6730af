using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>A batch's outcome with what the loop measured around it; the progress report is made of it.</summary>
/// <param name="SincePrevious">Time from the start of the batch before, or null for the first one.</param>
/// <param name="Latest">Per source, where its records ended after the batch.</param>
/// <param name="AllocatedBytes">What the process allocated while the batch ran.</param>
internal sealed record BatchReport(
    BatchOutcome Outcome,
    IReadOnlyDictionary<Phase, TimeSpan> Durations,
    TimeSpan? SincePrevious,
    IReadOnlyList<SourceOffsets> Latest,
    long AllocatedBytes);
