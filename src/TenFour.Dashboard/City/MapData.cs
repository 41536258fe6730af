using System.Globalization;

namespace TenFour.Dashboard.City;

/// <summary>What the map draws, without how it looks, which the browser decides by its theme and size.</summary>
/// <param name="Points">Of each place of the last hour: longitude, latitude, calls, and how many minutes ago the newest was.</param>
/// <param name="Texts">What is said of each of them.</param>
/// <param name="Density">Of each place of the last day: longitude, latitude, calls; null where it is to stay as it is.</param>
/// <param name="Mark">A word that a picture of the map must bear, or null.</param>
internal sealed record MapData(IReadOnlyList<double[]> Points, IReadOnlyList<string> Texts, IReadOnlyList<double[]>? Density, string? Mark)
{
    public static MapData Of(NowView now, string? mark, bool withDensity) => new(
        [.. now.Hour.Select(place => (double[])[place.Point.Longitude, place.Point.Latitude, place.Calls, Math.Round((now.Picture.To - place.Newest).TotalMinutes)])],
        [.. now.Hour.Select(Text)],
        withDensity ? [.. now.Day.Select(place => (double[])[place.Point.Longitude, place.Point.Latitude, place.Calls])] : null,
        mark);

    private static string Text(PlaceFigure place) =>
        $"{place.Address ?? "a place"} · {place.Calls} {(place.Calls == 1 ? "call" : "calls")} · {place.Newest.ToString("HH:mm", CultureInfo.InvariantCulture)} {place.Type}";
}
