using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Statistics;

/// <summary>A statistic that may run.</summary>
/// <param name="Columns">What it gives.</param>
/// <param name="Findings">What its author may not have meant, as sentences.</param>
internal sealed record CheckedStatistic(Schema Columns, IReadOnlyList<string> Findings);
