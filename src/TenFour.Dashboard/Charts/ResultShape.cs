using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Charts;

/// <summary>What the columns of a result are to a chart.</summary>
internal sealed class ResultShape
{
    private static readonly string[] LongitudeNames = ["longitude", "lon", "lng", "x"];
    private static readonly string[] LatitudeNames = ["latitude", "lat", "y"];

    /// <param name="schema">The columns.</param>
    /// <param name="key">Those that tell the rows apart, or null where that is not known.</param>
    public ResultShape(Schema schema, int[]? key)
    {
        var columns = Enumerable.Range(0, schema.Count).ToArray();
        Schema = schema;

        // A place has both; one alone is a number like others.
        (Longitude, Latitude) = (IndexOf(LongitudeNames), IndexOf(LatitudeNames)) is (>= 0, >= 0) and var place ? place : (-1, -1);
        Keys = key is { Length: > 0 } ? [.. key.Order()] : [.. columns.Where(i => !schema[i].Type.IsNumeric)];
        Values = [.. columns.Where(i => schema[i].Type.IsNumeric && !Keys.Contains(i) && i != Longitude && i != Latitude)];
        Time = Array.FindIndex(columns, i => IsTime(schema[i].Type) && (key is null || Keys.Contains(i)));
        Names = [.. Keys.Where(i => i != Longitude && i != Latitude).OrderBy(i => IsTime(schema[i].Type))];
    }

    public Schema Schema { get; }

    /// <summary>The columns that tell the rows apart.</summary>
    public int[] Keys { get; }

    /// <summary>The numbers that are drawn.</summary>
    public int[] Values { get; }

    /// <summary>The columns that name what is drawn; times are the last among them, since they are long and much alike.</summary>
    public int[] Names { get; }

    /// <summary>The column along the axis of a line, or -1.</summary>
    public int Time { get; }

    /// <summary>The column of degrees east, or -1.</summary>
    public int Longitude { get; }

    /// <summary>The column of degrees north, or -1.</summary>
    public int Latitude { get; }

    private static bool IsTime(SqlType type) => type is TimestampType or TimestampNtzType or DateType or StructType;

    private int IndexOf(string[] names)
    {
        var found = Array.ConvertAll(names, Schema.IndexOf).FirstOrDefault(i => i >= 0, -1);
        return found >= 0 && Schema[found].Type.IsNumeric ? found : -1;
    }
}
