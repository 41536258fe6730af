using System.Globalization;
using System.Text;
using TenFour.Calls.City;

namespace TenFour.Calls.Simulation;

/// <summary>The places of one neighborhood, ready to be drawn and written.</summary>
internal sealed class CitySegments
{
    /// <summary>Numbers of a block in the model: house number, east, north, weight.</summary>
    public const int NumbersOfBlock = 4;

    private const string Mainland = "San Francisco";
    private const string Island = "Treasure Island";

    private readonly byte[] _area;

    public CitySegments(CityArea area)
    {
        Blocks = new(area.Blocks.SelectMany(street => street.Value.Chunk(NumbersOfBlock).Select(block =>
            new CitySpot(Invariant($"{block[0]} Block Of {street.Key}"), "", block[1], block[2], block[3]))));
        Overrides = new(area.Blocks.SelectMany(street => street.Value.Chunk(NumbersOfBlock).Select(block =>
            new CitySpot(Invariant($"{block[0]} Blk {street.Key}"), "", block[1], block[2], block[3]))));
        Crossings = new(area.Crossings.Select(crossing => new CitySpot(crossing.Key, "", crossing.Value[0], crossing.Value[1], crossing.Value[2])));
        Places = new(area.Places.Select(place => new CitySpot(
            place.Key[(place.Key.IndexOf('|', StringComparison.Ordinal) + 1)..],
            place.Key[..place.Key.IndexOf('|', StringComparison.Ordinal)],
            place.Value[0],
            place.Value[1],
            place.Value[2])));
        City = Encoding.UTF8.GetBytes(area.Name == Island ? "Treasure Isla" : Mainland);
        _area = Encoding.UTF8.GetBytes($"\",\"police_district\":\"{area.District}\",\"neighborhood\":\"{area.Name}\"}}");
    }

    public CitySpots Blocks { get; }

    public CitySpots Overrides { get; }

    public CitySpots Crossings { get; }

    public CitySpots Places { get; }

    public byte[] City { get; }

    /// <summary>Writes the end of the record: district and neighborhood.</summary>
    public void Write(ref CallWriter writer) => writer.Text(_area);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
