namespace TenFour.Dashboard.City;

/// <summary>What the page Now shows.</summary>
/// <param name="Hour">The places of the hour's calls, the newest last.</param>
/// <param name="Day">The places of the day's calls.</param>
/// <param name="WithoutPlace">Calls of the hour whose place is unknown or not shown.</param>
/// <param name="Latest">The latest calls, newest first.</param>
internal sealed record NowView(
    CityPicture Picture, IReadOnlyList<PlaceFigure> Hour, IReadOnlyList<PlaceFigure> Day, int WithoutPlace, IReadOnlyList<CityCall> Latest);
