namespace TenFour.Dashboard.Statistics;

/// <summary>A piece of a statistic's text.</summary>
/// <param name="Kind">comment, text, number, word or nothing: the class of its colour.</param>
internal readonly record struct SqlPiece(string Kind, string Text);
