namespace TenFour.Streaming.Windows;

/// <summary>The times around a new one, as it came.</summary>
/// <param name="Before">The newest time before it; the least value there is where there is none.</param>
/// <param name="After">The oldest time behind it; the largest value there is where there is none.</param>
internal readonly record struct TimeGap(long Before, long After);
