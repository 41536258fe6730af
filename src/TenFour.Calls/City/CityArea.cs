namespace TenFour.Calls.City;

/// <summary>A neighborhood with the busier of its streets. Weights count calls of every kind together.</summary>
public sealed record CityArea
{
    public required string Name { get; init; }

    /// <summary>The police district of most of its calls.</summary>
    public required string District { get; init; }

    /// <summary>Of 10,000 calls.</summary>
    public required int Calls { get; init; }

    /// <summary>Blocks by street, each as four numbers: of the house numbers, <see cref="CityGrid"/> east and north, weight.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> Blocks { get; init; }

    /// <summary>Crossings, each as three numbers: east, north, weight.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> Crossings { get; init; }

    /// <summary>Places with a name, by name and address parted by a bar; numbers as of crossings.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> Places { get; init; }
}
