namespace TenFour.Dashboard.City;

/// <summary>The hour up to the newest call beside the usual for its hour and weekday.</summary>
/// <param name="From">Where the hour begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Usual">What is usual.</param>
/// <param name="Day">The last 24 full hours and the one that has begun, oldest first.</param>
/// <param name="Rising">The types farthest above their usual, most first.</param>
/// <param name="Areas">The neighborhoods, those with the most calls first.</param>
internal sealed record CityPicture(
    DateTimeOffset From,
    DateTimeOffset To,
    long Calls,
    UsualCalls Usual,
    IReadOnlyList<HourFigure> Day,
    IReadOnlyList<RisingType> Rising,
    IReadOnlyList<AreaFigure> Areas)
{
    /// <summary>Below that a share or a change says little.</summary>
    public const int SmallNumber = 5;

    public bool IsSmall => Calls < SmallNumber;

    public double Change => Usual.Calls > 0 ? (Calls / Usual.Calls) - 1 : 0;

    /// <summary>Counts vary by chance by about their root: within two of them nothing is unusual.</summary>
    public string Verdict =>
        Calls > Usual.Calls + (2 * Math.Sqrt(Usual.Calls)) ? "more than usual"
        : Calls < Usual.Calls - (2 * Math.Sqrt(Usual.Calls)) ? "fewer than usual"
        : "as usual";
}
