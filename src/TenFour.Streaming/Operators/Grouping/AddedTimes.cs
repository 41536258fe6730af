using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>New times of a part of a batch; valid until the rows have been handed on.</summary>
/// <param name="Groups">By place, the group.</param>
/// <param name="Times">By place, the time.</param>
/// <param name="Gaps">By place, where it came.</param>
internal readonly record struct AddedTimes(ReadOnlyMemory<int> Groups, ReadOnlyMemory<long> Times, ReadOnlyMemory<TimeGap> Gaps);
