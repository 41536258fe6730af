using System.Buffers;
using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Queries;

/// <summary>Durations as people write them in options: <c>500ms</c>, <c>10s</c>, <c>5m</c>, <c>2 hours</c>.</summary>
public static class DurationText
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string[] Names, double Milliseconds)[] Units =
    [
        (["ms", "millisecond", "milliseconds"], 1),
        (["s", "sec", "second", "seconds"], 1000),
        (["m", "min", "minute", "minutes"], 60_000),
        (["h", "hour", "hours"], 3_600_000),
        (["d", "day", "days"], 86_400_000),
    ];

    /// <exception cref="StreamingException">The text is no positive duration.</exception>
    public static TimeSpan Parse(string text, string expected)
    {
        var split = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var number = split < 0 ? text : text[..split];
        var unit = split < 0 ? "" : text[split..].Trim();
        var scale = Array.Find(Units, u => u.Names.Contains(unit, StringComparer.OrdinalIgnoreCase)).Milliseconds;
        return scale > 0
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value > 0 && value * scale < int.MaxValue
            ? TimeSpan.FromMilliseconds(value * scale)
            : throw StreamingException.ForUser($"'{text}' is no duration: {expected}.");
    }
}
