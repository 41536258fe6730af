using TenFour.Calls;

namespace TenFour.Dashboard.City;

/// <summary>A call of the latest hours. Types that name a person's distress come without a place.</summary>
/// <param name="Disposition">How it ended; null while it is open, or where that is unknown.</param>
/// <param name="Point">Where; null where that is unknown or not to be shown.</param>
internal sealed record CityCall(
    DateTimeOffset Time, string Type, string? Disposition, string? Priority, string? Address, string? Area, GeoPoint? Point)
{
    /// <summary>Counts the calls as they arrive: two may be alike in everything else.</summary>
    public long Number { get; init; }

    /// <param name="row">A row of the statistic <c>calls</c>.</param>
    public static CityCall Of(object?[] row) => new(
        (DateTimeOffset)row[0]!,
        row[1] as string ?? "",
        row[2] as string,
        row[3] as string,
        row[4] is "" ? null : row[4] as string,
        row[5] as string,
        row is [.., double longitude, double latitude] ? new GeoPoint(longitude, latitude) : null);
}
