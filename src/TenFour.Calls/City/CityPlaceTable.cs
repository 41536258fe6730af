using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Calls.City;

/// <summary>
/// The busier addresses of the city with their coordinates, as a static table for statistics: the city's 2018 file has no coordinates of its own.
/// </summary>
public static class CityPlaceTable
{
    public const string TableName = "city_place";

    private static readonly Schema Schema = new(
    [
        new("place_address", SqlType.String), new("place_longitude", SqlType.Double), new("place_latitude", SqlType.Double),
        new("place_neighborhood", SqlType.String),
    ]);

    public static StaticTable Create()
    {
        var places = CityPlace.All(CityModel.Instance).ToArray();
        return new StaticTable(TableName, new ColumnBatch(
            Schema,
            [
                TextColumn.Of(places.Select(place => place.Address)),
                new FixedColumn<double>(SqlType.Double, [.. places.Select(place => place.Point.Longitude)], null),
                new FixedColumn<double>(SqlType.Double, [.. places.Select(place => place.Point.Latitude)], null),
                TextColumn.Of(places.Select(place => place.Area)),
            ],
            Rows.All(places.Length)));
    }
}
