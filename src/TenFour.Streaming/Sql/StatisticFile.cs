using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql;

/// <summary>A statistic as read from its file: the header's keys and the query.</summary>
/// <param name="Title">The header's title, or else the file's name without its folder and extension.</param>
/// <param name="Mode">What the header says; without it the command line or append decides.</param>
/// <param name="Trigger">The header's text, in the words of <c>--trigger</c>.</param>
/// <param name="Schemas">The header's <c>schema.NAME</c> by name (ignoring case); plain <c>schema</c> is that of the stream <c>calls</c>.</param>
/// <param name="Text">The whole text, that all spans count in.</param>
public sealed record StatisticFile(
    string Title,
    string? Description,
    OutputMode? Mode,
    ChartKind? Chart,
    string? Trigger,
    IReadOnlyDictionary<string, Schema> Schemas,
    QuerySyntax Query,
    string Text);
