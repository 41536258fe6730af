namespace TenFour.Calls.City;

/// <summary>Places as whole numbers: ten-thousandths of a degree (about 10 m) from the south-western corner of the city.</summary>
public static class CityGrid
{
    private const double CellsPerDegree = 10_000;

    public static GeoPoint Point(int east, int north) => new(
        Math.Round(CityOutline.Bounds.West + (east / CellsPerDegree), 5), Math.Round(CityOutline.Bounds.South + (north / CellsPerDegree), 5));

    public static (int East, int North) Cell(GeoPoint point) => (
        (int)Math.Round((point.Longitude - CityOutline.Bounds.West) * CellsPerDegree),
        (int)Math.Round((point.Latitude - CityOutline.Bounds.South) * CellsPerDegree));
}
