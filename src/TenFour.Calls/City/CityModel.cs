using System.Text.Json;

namespace TenFour.Calls.City;

/// <summary>
/// Facts about the city's police calls: how many come when, of which types, where, how they end and how long they take. They are counts and
/// shares over many calls; no call is in them, and no type that names a person's distress.
/// </summary>
public sealed record CityModel
{
    private const string Resource = "city-model.json";

    private static readonly Lazy<CityModel> Loaded = new(Load);

    /// <summary>The facts that are part of the program, read when they are first asked for.</summary>
    public static CityModel Instance => Loaded.Value;

    /// <summary>From what the facts were made.</summary>
    public required string About { get; init; }

    /// <summary>Calls a day, all types together, in late 2018.</summary>
    public required double CallsPerDay { get; init; }

    /// <summary>Calls a day in the newest counts, those of summer 2026.</summary>
    public required double RecentCallsPerDay { get; init; }

    /// <summary>Calls an hour in late 2018: 24 hours of each weekday, from Sunday midnight on.</summary>
    public required IReadOnlyList<double> Hours { get; init; }

    /// <summary>The types, most frequent first. What is missing to 10,000 calls are free notes.</summary>
    public required IReadOnlyList<CityType> Types { get; init; }

    /// <summary>The neighborhoods by name.</summary>
    public required IReadOnlyList<CityArea> Areas { get; init; }

    /// <summary>How long calls of a priority take.</summary>
    public required IReadOnlyDictionary<string, ResponseTimes> Responses { get; init; }

    /// <summary>The calls to expect in an hour of a weekday, in late 2018.</summary>
    public double InHour(DayOfWeek day, int hour) => Hours[((int)day * 24) + hour];

    private static CityModel Load()
    {
        using var stream = typeof(CityModel).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, CityModelJson.Default.CityModel)!;
    }
}
