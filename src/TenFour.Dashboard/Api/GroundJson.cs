using System.Text.Json;
using TenFour.Calls;
using TenFour.Calls.City;

namespace TenFour.Dashboard.Api;

/// <summary>Writes what a map of the city shows under its points: the outline, the busier streets, the names of the neighborhoods.</summary>
internal static class GroundJson
{
    // Two blocks farther apart are not drawn as one street: about 1 km.
    private const double LongestBlock = 0.011;

    public static void Write(Utf8JsonWriter writer)
    {
        var (west, south, east, north) = CityOutline.Bounds;
        writer.WriteStartObject();
        writer.WriteStartArray("bounds");
        Array.ForEach([west, south, east, north], writer.WriteNumberValue);
        writer.WriteEndArray();
        WriteLines(writer, "outline", CityOutline.Rings);
        WriteLines(writer, "streets", Streets());
        writer.WriteStartArray("neighborhoods");
        foreach (var area in CityModel.Instance.Areas.OrderByDescending(area => area.Calls))
        {
            if (Middle(area) is { } middle)
            {
                writer.WriteStartObject();
                writer.WriteString("name", area.Name);
                writer.WriteNumber("longitude", middle.Longitude);
                writer.WriteNumber("latitude", middle.Latitude);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IEnumerable<IReadOnlyList<GeoPoint>> Streets()
    {
        var streets = CityModel.Instance.Areas.SelectMany(area => area.Blocks).GroupBy(street => street.Key);
        foreach (var street in streets)
        {
            var line = new List<GeoPoint>();
            foreach (var (_, point) in street.SelectMany(part => CityPlace.Blocks(part.Value)).OrderBy(block => block.Number))
            {
                if (line.Count > 0 && Math.Abs(line[^1].Longitude - point.Longitude) + Math.Abs(line[^1].Latitude - point.Latitude) > LongestBlock)
                {
                    yield return line;
                    line = [];
                }

                line.Add(point);
            }

            yield return line;
        }
    }

    private static GeoPoint? Middle(CityArea area)
    {
        var points = area.Blocks.SelectMany(street => CityPlace.Blocks(street.Value)).Select(block => block.Point).ToArray();
        return points.Length == 0 ? null : new GeoPoint(
            Math.Round(points.Average(point => point.Longitude), 5), Math.Round(points.Average(point => point.Latitude), 5));
    }

    private static void WriteLines(Utf8JsonWriter writer, string name, IEnumerable<IReadOnlyList<GeoPoint>> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines.Where(line => line.Count > 1))
        {
            writer.WriteStartArray();
            foreach (var point in line)
            {
                writer.WriteNumberValue(point.Longitude);
                writer.WriteNumberValue(point.Latitude);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
