using TenFour.Calls;

namespace TenFour.Dashboard.City;

/// <summary>A place with its calls.</summary>
/// <param name="Newest">When the newest of them was.</param>
/// <param name="Type">The type of the newest.</param>
internal sealed record PlaceFigure(GeoPoint Point, string? Address, int Calls, DateTimeOffset Newest, string Type)
{
    /// <summary>Adds calls up by place, the newest place last.</summary>
    public static IReadOnlyList<PlaceFigure> Of(IEnumerable<CityCall> calls) =>
    [
        .. calls.Where(call => call.Point is not null).GroupBy(call => call.Point!.Value)
            .Select(place => (Calls: place.Count(), Newest: place.MaxBy(call => call.Time)!))
            .Select(place => new PlaceFigure(place.Newest.Point!.Value, place.Newest.Address, place.Calls, place.Newest.Time, place.Newest.Type))
            .OrderBy(place => place.Newest),
    ];
}
