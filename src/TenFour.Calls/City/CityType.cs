namespace TenFour.Calls.City;

/// <summary>A type of call. All weights are of any scale.</summary>
public sealed record CityType
{
    /// <summary>Hours of the day that share one weight in <see cref="Hours"/>.</summary>
    public const int HoursPerWeight = 3;

    /// <summary>The name in the city's file, at most 20 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Of 10,000 calls of late 2018.</summary>
    public required double Calls { get; init; }

    /// <summary>Of 10,000 calls of summer 2026; null where the newest counts do not have the type.</summary>
    public double? Recent { get; init; }

    /// <summary>A, B or C: what the dispatcher usually gives.</summary>
    public required string Priority { get; init; }

    /// <summary>Of 100 calls, how many an officer came upon, who needed no dispatch.</summary>
    public required int OnView { get; init; }

    /// <summary>Weights of the eight parts of the day, from midnight on.</summary>
    public required IReadOnlyList<int> Hours { get; init; }

    /// <summary>Weights of how such calls end.</summary>
    public required IReadOnlyDictionary<string, int> Dispositions { get; init; }

    /// <summary>Weights of blocks, crossings, places with a name, and places typed by hand.</summary>
    public required IReadOnlyList<int> Kinds { get; init; }

    /// <summary>Weights of the neighborhoods, in the order of <see cref="CityModel.Areas"/>; null for those of all calls.</summary>
    public IReadOnlyList<int>? Areas { get; init; }
}
