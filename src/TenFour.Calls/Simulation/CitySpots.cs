using System.Globalization;
using System.Text;
using TenFour.Calls.City;

namespace TenFour.Calls.Simulation;

/// <summary>Places of one kind with their weights, as the bytes that a record has of them.</summary>
internal sealed class CitySpots
{
    private readonly (byte[] Address, byte[] CommonLocation, byte[] Point)[] _spots;
    private readonly WeightedChoice? _choice;

    public CitySpots(IEnumerable<CitySpot> spots)
    {
        var all = spots.ToArray();
        _spots = [.. all.Select(spot => (Bytes(spot.Address), Bytes(spot.CommonLocation), Bytes(Point(spot))))];
        _choice = all.Length > 0 ? new WeightedChoice([.. all.Select(spot => spot.Weight)]) : null;
    }

    public bool IsEmpty => _choice is null;

    /// <summary>Writes a place from the address on, with the coordinates.</summary>
    public void Write(ref CallWriter writer, ReadOnlySpan<byte> city, ReadOnlySpan<byte> kind, ref SplitMix64 random)
    {
        var (address, commonLocation, point) = _spots[_choice!.Next(ref random)];
        writer.Text("\",\"address\":\""u8);
        writer.Text(address);
        writer.Text("\",\"city\":\""u8);
        writer.Text(city);
        writer.Text("\",\"state\":\"CA\",\"agency_id\":\"1\",\"address_type\":\""u8);
        writer.Text(kind);
        writer.Text("\",\"common_location\":\""u8);
        writer.Text(commonLocation);
        writer.Text(point);
    }

    private static string Point(CitySpot spot)
    {
        var point = CityGrid.Point(spot.East, spot.North);
        return string.Create(CultureInfo.InvariantCulture, $"\",\"longitude\":{point.Longitude},\"latitude\":{point.Latitude}");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
