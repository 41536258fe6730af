namespace TenFour.Calls.City;

/// <summary>An address as the city's file writes it, and where it lies.</summary>
public sealed record CityPlace(string Address, GeoPoint Point, string Area)
{
    private const int NumbersOfBlock = 4;
    private const int HouseNumbersOfBlock = 100;

    // Beyond that the street may turn, or belong to somewhere else.
    private const int LongestGap = 400;

    /// <summary>The addresses that the model has, and the blocks between two that it has. Each address comes once.</summary>
    public static IEnumerable<CityPlace> All(CityModel model) =>
        model.Areas.SelectMany(Known).Concat(model.Areas.SelectMany(InBetween)).DistinctBy(place => place.Address);

    /// <summary>The blocks of a street in one neighborhood, in the order of their numbers.</summary>
    public static IReadOnlyList<(int Number, GeoPoint Point)> Blocks(IReadOnlyList<int> street) =>
        [.. street.Chunk(NumbersOfBlock).Select(block => (block[0], CityGrid.Point(block[1], block[2])))];

    private static IEnumerable<CityPlace> Known(CityArea area) =>
    [
        .. area.Crossings.Select(crossing => new CityPlace(crossing.Key, CityGrid.Point(crossing.Value[0], crossing.Value[1]), area.Name)),
        .. area.Blocks.SelectMany(street => Blocks(street.Value).Select(block => Block(street.Key, block, area))),
    ];

    private static IEnumerable<CityPlace> InBetween(CityArea area) =>
        area.Blocks.SelectMany(street => Between(Blocks(street.Value)).Select(block => Block(street.Key, block, area)));

    private static CityPlace Block(string street, (int Number, GeoPoint Point) block, CityArea area) =>
        new($"{block.Number} Block Of {street}", block.Point, area.Name);

    private static IEnumerable<(int Number, GeoPoint Point)> Between(IReadOnlyList<(int Number, GeoPoint Point)> blocks)
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            var isNear = blocks[i + 1].Number - blocks[i].Number <= LongestGap;
            for (var number = blocks[i].Number + HouseNumbersOfBlock; isNear && number < blocks[i + 1].Number; number += HouseNumbersOfBlock)
            {
                yield return (number, Between(blocks[i], blocks[i + 1], number));
            }
        }
    }

    private static GeoPoint Between((int Number, GeoPoint Point) from, (int Number, GeoPoint Point) to, int number)
    {
        var share = (double)(number - from.Number) / (to.Number - from.Number);
        return new GeoPoint(
            Math.Round(from.Point.Longitude + ((to.Point.Longitude - from.Point.Longitude) * share), 5),
            Math.Round(from.Point.Latitude + ((to.Point.Latitude - from.Point.Latitude) * share), 5));
    }
}
