using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Parsing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql;

/// <summary>A statistic as read from its file: the header's keys and the query.</summary>
/// <param name="Title">The header's title, or else the file's name without its folder and extension.</param>
/// <param name="Mode">What the header says; without it the command line or append decides.</param>
/// <param name="Trigger">The header's text, in the words of <c>--trigger</c>.</param>
/// <param name="Schema">The header's <c>schema</c>: that of every stream without one of its own. Null: that of the calls.</param>
/// <param name="Schemas">The header's <c>schema.NAME</c> by name, which ignores case.</param>
/// <param name="Header">All lines of the header, with their places, for errors about their values.</param>
/// <param name="Text">The whole text, in which all spans count.</param>
public sealed record StatisticFile(
    string Title,
    string? Description,
    OutputMode? Mode,
    ChartKind? Chart,
    string? Trigger,
    Schema? Schema,
    IReadOnlyDictionary<string, Schema> Schemas,
    QuerySyntax Query,
    IReadOnlyList<HeaderEntry> Header,
    string Text)
{
    /// <summary>Reads a statistic.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its path or name, for the title.</param>
    /// <exception cref="StatisticException">The header or the query is wrong.</exception>
    public static StatisticFile Parse(string text, string fileName)
    {
        if (text.Length > SqlParser.MaxLength)
        {
            throw SyntaxErrors.TooLong(text.Length, SqlParser.MaxLength);
        }

        var header = StatisticHeader.Read(text);
        return new StatisticFile(
            header.Value("title") ?? Path.GetFileNameWithoutExtension(fileName),
            header.Value("description"),
            header.Choice<OutputMode>("mode"),
            header.Choice<ChartKind>("chart"),
            header.Value("trigger"),
            header.Schema("schema"),
            header.NamedSchemas(),
            SqlParser.ParseQuery(text),
            header.Entries,
            text);
    }

    /// <summary>The schema that the header gives to a stream, or null where it is that of the calls.</summary>
    public Schema? SchemaOf(string stream) => Schemas.TryGetValue(stream, out var own) ? own : Schema;
}
