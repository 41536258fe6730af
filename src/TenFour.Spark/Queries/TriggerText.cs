using System.Globalization;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;

namespace TenFour.Spark.Queries;

/// <summary>Reads a trigger in our words into Spark's; pure.</summary>
internal static class TriggerText
{
    public const string AvailableNow = "available-now";
    public const string Once = "once";

    /// <param name="text">As in <c>--trigger</c>; null: as soon as there is data.</param>
    /// <exception cref="StreamingException">It is no trigger.</exception>
    public static string? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null => null,
        AvailableNow or "availablenow" => AvailableNow,
        Once => Once,
        var duration => Interval(DurationText.Parse(duration, "a trigger is available-now, once, or an interval such as 10s")),
    };

    private static string Interval(TimeSpan interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)interval.TotalMilliseconds} milliseconds");
}
