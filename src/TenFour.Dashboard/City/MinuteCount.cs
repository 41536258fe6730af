namespace TenFour.Dashboard.City;

/// <summary>The calls of one minute, type and neighborhood.</summary>
/// <param name="Minute">Minutes since 1970.</param>
internal readonly record struct MinuteCount(long Minute, string Type, string Area, long Calls)
{
    /// <param name="row">A row of the statistic <c>minutes</c>.</param>
    public static MinuteCount Of(object?[] row) => new(
        ((DateTimeOffset)row[0]!).ToUnixTimeSeconds() / 60, row[1] as string ?? "", row[2] as string ?? "", (long)row[3]!);
}
