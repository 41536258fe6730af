using TenFour.Calls.City;

namespace TenFour.Calls.Simulation;

/// <summary>Draws where calls of one type happen: a neighborhood, then a kind of place, then one of the busier places of that kind there.</summary>
internal sealed class CityPlaceWriter
{
    private readonly CitySegments[] _segments;
    private readonly WeightedChoice _area;
    private readonly WeightedChoice _kind;

    public CityPlaceWriter(CityType type, IReadOnlyList<CityArea> areas, CitySegments[] segments)
    {
        _segments = segments;
        _area = new WeightedChoice([.. segments.Select((segment, i) => segment.Blocks.IsEmpty ? 0 : type.Areas?[i] ?? areas[i].Calls)]);
        _kind = new WeightedChoice([.. type.Kinds]);
    }

    /// <summary>Writes the place.</summary>
    /// <returns>Its neighborhood.</returns>
    public CitySegments Write(ref CallWriter writer, ref SplitMix64 random)
    {
        var area = _segments[_area.Next(ref random)];
        switch (_kind.Next(ref random))
        {
            case 1 when !area.Crossings.IsEmpty:
                area.Crossings.Write(ref writer, area.City, "Intersection"u8, ref random);
                break;
            case 2 when !area.Places.IsEmpty:
                area.Places.Write(ref writer, area.City, "Common Location"u8, ref random);
                break;
            case 3:
                area.Overrides.Write(ref writer, area.City, "Geo-Override"u8, ref random);
                break;
            default:
                area.Blocks.Write(ref writer, area.City, "Premise Address"u8, ref random);
                break;
        }

        return area;
    }
}
