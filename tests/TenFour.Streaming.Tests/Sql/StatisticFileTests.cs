using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

public class StatisticFileTests
{
    [Fact]
    public void File_WithFullHeader_HasEveryKey()
    {
        const string text = """
            -- Title: Calls by type: -- and so on /* here
            -- description:   one line, with 'quotes'
            -- MODE: Complete
            --chart: heatmap
            -- trigger: 10s
            -- schema: a string, b timestamp NOT NULL
            -- schema.Other: c decimal(10,2), d array<struct<x:int>>
            -- Just a remark, without a key
            SELECT a FROM calls
            """;

        var file = StatisticFile.Parse(text, "statistics/by-type.sql");

        Assert.Equal("Calls by type: -- and so on /* here", file.Title);
        Assert.Equal("one line, with 'quotes'", file.Description);
        Assert.Equal(OutputMode.Complete, file.Mode);
        Assert.Equal(ChartKind.Heatmap, file.Chart);
        Assert.Equal("10s", file.Trigger);
        Assert.Equal("a STRING,b TIMESTAMP NOT NULL", file.SchemaOf("calls")?.ToDdl());
        Assert.Equal("c DECIMAL(10,2),d ARRAY<STRUCT<x: INT>>", file.SchemaOf("OTHER")?.ToDdl());
        Assert.Equal("SELECT a FROM calls", file.Query.ToString());
        Assert.Equal("SELECT a FROM calls", text.Substring(file.Query.Span.Start, file.Query.Span.Length));
    }

    [Fact]
    public void File_WithoutHeader_IsCalledByItsName()
    {
        var file = StatisticFile.Parse("SELECT 1", "statistics/by-type.sql");

        Assert.Equal("by-type", file.Title);
        Assert.Null(file.Description);
        Assert.Null(file.Mode);
        Assert.Null(file.Chart);
        Assert.Null(file.Trigger);
        Assert.Null(file.SchemaOf("calls"));
    }

    [Fact]
    public void File_WithBlankLinesAndComments_FindsTheHeaderBeforeTheQueryOnly()
    {
        const string text = "\uFEFF\r\n/* title: no */\r\n-- title: yes \r\n\r\n-- https://example.org: a link\r\n-- mode: update\r\nSELECT a -- chart: none\r\n";

        var file = StatisticFile.Parse(text, "a.sql");

        Assert.Equal(["title", "mode"], file.Header.Select(e => e.Key));
        Assert.Equal("yes", file.Title);
    }

    [Theory]
    [InlineData("-- ⟦titel⟧: a\nSELECT 1", "There is no header key titel.", "Did you mean title?")]
    [InlineData("-- ⟦Modes⟧: append\nSELECT 1", "There is no header key Modes.", "Did you mean mode?")]
    [InlineData("-- ⟦source⟧: a\nSELECT 1", "There is no header key source.", "")]
    [InlineData("-- ⟦schema.⟧: a int\nSELECT 1", "There is no header key schema..", "Did you mean schema?")]
    [InlineData("-- mode: ⟦apend⟧\nSELECT 1", "'apend' is no mode: one of append, update, complete was expected.", "Did you mean append?")]
    [InlineData("-- chart: ⟦pie⟧\nSELECT 1", "'pie' is no chart: one of table, ranking, line, bar, heatmap, map was expected.", "")]
    [InlineData("-- mode: ⟦1⟧\nSELECT 1", "'1' is no mode: one of append, update, complete was expected.", "")]
    [InlineData("-- ⟦title⟧:\nSELECT 1", "The header key title has no value.", "Write a value")]
    [InlineData("-- title: a\n-- ⟦TITLE⟧: b\nSELECT 1", "The header key TITLE appears twice.", "Remove one")]
    [InlineData("-- schema.a: x int\n-- ⟦schema.A⟧: y int\nSELECT 1", "The header key schema.A appears twice.", "Remove one")]
    [InlineData("-- schema: a strin⟦g,⟧\nSELECT 1", "", "")]
    [InlineData("-- title: a⟦⟧\n", "There is no query in this text.", "Write a query")]
    public void File_WithWrongHeader_SaysWhereAndWhatToDo(string marked, string message, string advice)
    {
        var (text, span) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => StatisticFile.Parse(text, "a.sql"));

        if (message.Length > 0)
        {
            Assert.Equal(marked, Marked.Show(text, error.Span));
            Assert.Equal(span, error.Span);
            Assert.Equal(message, error.Message);
        }

        Assert.Contains(advice, error.Advice ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- schema: a ⟦strin⟧, b int\nSELECT 1", "UNSUPPORTED_DATATYPE")]
    [InlineData("-- schema.x: a string, b int⟦⟧,\nSELECT 1", "PARSE_SYNTAX_ERROR")]
    [InlineData("-- schema: a string, ⟦A⟧ int\nSELECT 1", "COLUMN_ALREADY_EXISTS")]
    [InlineData("-- schema: a decimal(⟦39⟧)\nSELECT 1", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION")]
    [InlineData("-- title: a\nSELECT ⟦FROM⟧ t", "PARSE_SYNTAX_ERROR")]
    public void File_WithWrongSchemaOrQuery_HasThePlaceInTheWholeFile(string marked, string condition)
    {
        var (text, _) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => StatisticFile.Parse(text, "a.sql"));

        Assert.Equal(condition, error.Condition);
        if (condition != "PARSE_SYNTAX_ERROR" || marked.Contains("FROM", StringComparison.Ordinal))
        {
            Assert.Equal(marked, Marked.Show(text, error.Span));
        }
    }

    [Fact]
    public void File_OfManyComments_IsReadWithoutOverflow()
    {
        var file = StatisticFile.Parse(string.Concat(Enumerable.Repeat("/**/", 100_000)) + "-- title: a\nSELECT 1", "b.sql");

        Assert.Equal("a", file.Title);
    }
}
