using System.Text.Json;
using TenFour.Calls;

namespace TenFour.Dashboard.Feeds;

/// <summary>
/// The first day of the simulated calls. It is remembered, because the topic goes on with a simulation only where it begins on the same day.
/// </summary>
internal sealed record SimulatedStart(DateOnly Day)
{
    /// <summary>Enough for every hour of a week to have its usual figures.</summary>
    private const int DaysBefore = 14;

    /// <summary>The remembered day, or two weeks before today.</summary>
    /// <exception cref="JsonException">The file is no such day.</exception>
    public static SimulatedStart Of(string file, TimeProvider time)
    {
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<SimulatedStart>(File.ReadAllText(file))!;
        }

        var local = DateTimeOffset.FromUnixTimeSeconds(CityClock.ToLocal(time.GetUtcNow().ToUnixTimeSeconds()));
        var start = new SimulatedStart(DateOnly.FromDateTime(local.DateTime).AddDays(-DaysBefore));
        File.WriteAllText(file, JsonSerializer.Serialize(start));
        return start;
    }
}
