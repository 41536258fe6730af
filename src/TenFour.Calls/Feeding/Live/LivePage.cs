namespace TenFour.Calls.Feeding.Live;

/// <summary>The rows of an answer.</summary>
/// <param name="Rows">Those that could be read.</param>
/// <param name="DataAsOf">How far the data reach, by the city's wall clock; null where there is no row.</param>
/// <param name="Notices">What a reader should know: rows left out, columns that are gone.</param>
internal sealed record LivePage(IReadOnlyList<LiveRow> Rows, DateTime? DataAsOf, IReadOnlyList<string> Notices);
