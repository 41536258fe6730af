using System.Globalization;
using System.Text.RegularExpressions;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Producing;

/// <summary>Reads what users write for paces and durations.</summary>
public static partial class PaceText
{
    /// <summary>Reads <c>max</c>, as null, or <c>x60</c>: 60 seconds of event time for each second.</summary>
    public static double? ParseSpeed(string text)
    {
        if (text.Equals("max", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var match = Speed().Match(text);
        return match.Success && TryPositive(match.Groups["number"].Value, out var speed)
            ? speed
            : throw StreamingException.ForUser(
                $"'{text}' is no speed.", advice: "Write max, or x60 for a minute of event time in each second.");
    }

    /// <summary>Reads <c>1000/s</c>, or the same a minute (<c>/m</c>) or an hour (<c>/h</c>), as records a second.</summary>
    public static double ParseRate(string text)
    {
        var match = Rate().Match(text);
        if (!match.Success || !TryPositive(match.Groups["number"].Value, out var rate))
        {
            throw StreamingException.ForUser($"'{text}' is no rate.", advice: "Write 1000/s for a thousand records a second.");
        }

        return rate / match.Groups["unit"].Value.ToLowerInvariant() switch { "m" => 60, "h" => 3600, _ => 1 };
    }

    /// <summary>Reads <c>90s</c>, <c>10m</c> or <c>2h</c>.</summary>
    public static TimeSpan ParseDuration(string text)
    {
        var match = Duration().Match(text);
        var isNumber = double.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number);
        if (!match.Success || !isNumber || number > MaxDurationHours)
        {
            throw StreamingException.ForUser($"'{text}' is no duration.", advice: "Write 90s, 10m or 2h.");
        }

        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }

    private const double MaxDurationHours = 100_000;

    private static bool TryPositive(string text, out double value) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out value) && value > 0 && double.IsFinite(value);

    [GeneratedRegex(@"^[x×]?(?<number>\d+(\.\d+)?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Speed();

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)(/(?<unit>s|m|h))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?) ?(?<unit>s|m|h)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
