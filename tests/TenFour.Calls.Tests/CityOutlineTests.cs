namespace TenFour.Calls.Tests;

public sealed class CityOutlineTests
{
    [Fact]
    public void Rings_OfTheCity_EncloseItsAreaWithinTheBounds()
    {
        var bounds = CityOutline.Bounds;

        Assert.Equal(bounds.West, CityOutline.Rings.SelectMany(ring => ring).Min(point => point.Longitude));
        Assert.Equal(bounds.East, CityOutline.Rings.SelectMany(ring => ring).Max(point => point.Longitude));
        Assert.Equal(bounds.South, CityOutline.Rings.SelectMany(ring => ring).Min(point => point.Latitude));
        Assert.Equal(bounds.North, CityOutline.Rings.SelectMany(ring => ring).Max(point => point.Latitude));
        Assert.InRange(CityOutline.Rings.Sum(SquareKilometres), 118, 124);
    }

    private static double SquareKilometres(IReadOnlyList<GeoPoint> ring)
    {
        const double KilometresPerDegree = 111.32;
        var twice = ring.Zip(ring.Skip(1).Append(ring[0])).Sum(side =>
            (side.First.Longitude * side.Second.Latitude) - (side.Second.Longitude * side.First.Latitude));
        return Math.Abs(twice) / 2 * KilometresPerDegree * KilometresPerDegree * Math.Cos(37.77 * Math.PI / 180);
    }
}
