using System.Globalization;
using System.Text.Json;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Reads the columns of a row. What has another form than the dataset gives it counts as absent.</summary>
internal static class LiveColumns
{
    // What lies outside is a mistake, and leaves no room for a time zone or an hour before it.
    private const int FirstYear = 1970;
    private const int LastYear = 2200;

    public const string Point = "intersection_point";

    /// <exception cref="InvalidOperationException">It is no Unicode text.</exception>
    public static string? Text(JsonElement row, string name) => !TryGet(row, name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <exception cref="InvalidOperationException">It is no Unicode text.</exception>
    public static bool TryTime(JsonElement row, string name, out DateTime time)
    {
        time = default;
        return Text(row, name) is { } text
            && DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
            && time.Year is >= FirstYear and <= LastYear;
    }

    public static bool TryPoint(JsonElement row, out double longitude, out double latitude)
    {
        (longitude, latitude) = (double.NaN, double.NaN);
        if (TryGet(row, Point, out var point)
            && TryGet(point, "coordinates", out var coordinates)
            && coordinates.ValueKind == JsonValueKind.Array
            && coordinates.GetArrayLength() == 2
            && coordinates.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number))
        {
            (longitude, latitude) = (coordinates[0].GetDouble(), coordinates[1].GetDouble());
        }

        return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;
    }

    /// <summary>The row has something there, in whatever form. A null is an absent member in this dataset; an empty text says as much.</summary>
    public static bool Has(JsonElement row, string name) =>
        TryGet(row, name, out var value) && value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(""));

    /// <summary>The row has something there, in the form that the dataset gives it.</summary>
    /// <exception cref="InvalidOperationException">It is no Unicode text.</exception>
    public static bool HasReadable(JsonElement row, string name) => name switch
    {
        Point => TryPoint(row, out _, out _),
        _ when name.EndsWith("_datetime", StringComparison.Ordinal) => TryTime(row, name, out _),
        _ => Text(row, name) is { Length: > 0 },
    };

    private static bool TryGet(JsonElement item, string name, out JsonElement value)
    {
        value = default;
        return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out value);
    }
}
