namespace TenFour.Dashboard.Charts;

/// <summary>Where the times of a line stand along its axis.</summary>
internal static class TimeAxis
{
    /// <param name="times">Values of a column of times, of windows by their start, in order.</param>
    /// <returns>Milliseconds of the clock on the wall; null where all are the same time apart, or stand in no order of that clock.</returns>
    public static double[]? Of(IReadOnlyList<object?> times)
    {
        var moments = times.Select(Moment).ToArray();
        if (moments.Length < 3 || Array.Exists(moments, m => m is null))
        {
            return null;
        }

        TimeSpan[] gaps = [.. moments.Zip(moments.Skip(1), (a, b) => b!.Value - a!.Value)];
        return Array.TrueForAll(gaps, g => g == gaps[0]) || Array.Exists(gaps, g => g <= TimeSpan.Zero)
            ? null
            : Array.ConvertAll(moments, m => (m!.Value - DateTime.UnixEpoch).TotalMilliseconds);
    }

    private static DateTime? Moment(object? time) => time switch
    {
        DateTimeOffset instant => instant.DateTime,
        DateTime local => local,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        IReadOnlyDictionary<string, object?> window when window.TryGetValue("start", out var start) && start is not IReadOnlyDictionary<string, object?> => Moment(start),
        _ => null,
    };
}
