using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>The place of an error is between ⟦ and ⟧.</summary>
public class SyntaxErrorTests
{
    [Theory]
    [InlineData("⟦SELEC⟧ a FROM t", "SELECT was expected", "Did you mean SELECT?")]
    [InlineData("SELECT a ⟦FORM⟧ t", "FROM was expected", "Did you mean FROM?")]
    [InlineData("SELECT a FROM t ⟦WHER⟧ a = 1", "WHERE was expected", "Did you mean WHERE?")]
    [InlineData("SELECT a FROM t ⟦GROPU⟧ BY a", "GROUP was expected", "Did you mean GROUP?")]
    [InlineData("SELECT a FROM t ⟦ORDR⟧ BY a", "ORDER was expected", "Did you mean ORDER?")]
    [InlineData("SELECT a FROM t ⟦JION⟧ u ON a = b", "JOIN was expected", "Did you mean JOIN?")]
    [InlineData("SELECT a FROM t LEFT ⟦JION⟧ u", "JOIN was expected", "Did you mean JOIN?")]
    [InlineData("SELECT a FROM t WHERE a = 1 ⟦ADN⟧ b = 2", "AND was expected", "Did you mean AND?")]
    [InlineData("SELECT a FROM t ⟦LIMT⟧ 5", "LIMIT was expected", "Did you mean LIMIT?")]
    [InlineData("SELECT CASE WHEN a THEN 1 ⟦ELS⟧ 2 END", "ELSE was expected", "Did you mean ELSE?")]
    [InlineData("SELECT a FROM calls WATERMARK t ⟦DELY⟧ OF INTERVAL 5 MINUTES", "DELAY was expected", "Did you mean DELAY?")]
    public void Query_WithMisspeltKeyword_NamesTheKeyword(string marked, string message, string advice)
    {
        var (sql, span) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.Equal(marked, Marked.Show(sql, error.Span));
        Assert.Equal(span, error.Span);
        Assert.Equal("PARSE_SYNTAX_ERROR", error.Condition);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(advice, error.Advice);
    }

    [Theory]
    [InlineData("SELECT⟦⟧", "an expression was expected")]
    [InlineData("SELECT a, ⟦FROM⟧ t", "an expression was expected")]
    [InlineData("SELECT ⟦FROM⟧ t", "an expression was expected")]
    [InlineData("SELECT a FROM⟦⟧  -- nothing more", "a table, a stream or a subquery was expected")]
    [InlineData("SELECT a FROM ⟦WHERE⟧ a = 1", "a table, a stream or a subquery was expected")]
    [InlineData("SELECT a FROM t WHERE⟦⟧", "an expression was expected")]
    [InlineData("SELECT a FROM t WHERE a = ⟦=⟧ b", "an expression was expected")]
    [InlineData("SELECT a FROM t WHERE ⟦AND⟧ a", "an expression was expected")]
    [InlineData("SELECT (a ⟦FROM⟧ t", "')' or an operator was expected")]
    [InlineData("SELECT a⟦)⟧ FROM t", "',', an operator, a clause or the end was expected")]
    [InlineData("SELECT a b ⟦c⟧ FROM t", "',', an operator, a clause or the end was expected")]
    [InlineData("SELECT count(a ⟦b⟧)", "',' or ')' was expected")]
    [InlineData("SELECT a FROM t GROUP ⟦a⟧", "BY was expected")]
    [InlineData("SELECT a FROM t ORDER BY a NULLS ⟦FRIST⟧", "FIRST was expected")]
    [InlineData("SELECT CASE ⟦ELSE⟧ 1 END", "an expression was expected")]
    [InlineData("SELECT CASE WHEN a ⟦1⟧ END", "THEN was expected")]
    [InlineData("SELECT CASE WHEN a THEN 1⟦⟧", "WHEN, ELSE or END was expected")]
    [InlineData("SELECT CAST(a ⟦INT⟧)", "AS was expected")]
    [InlineData("SELECT a BETWEEN 1 ⟦OR⟧ 2", "AND was expected")]
    [InlineData("SELECT a NOT ⟦=⟧ 1", "BETWEEN, IN, LIKE, ILIKE or RLIKE was expected")]
    [InlineData("SELECT a IS ⟦5⟧", "NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM was expected")]
    [InlineData("SELECT a FROM calls WATERMARK t DELAY OF ⟦5⟧ MINUTES", "an interval with a number and a unit was expected")]
    [InlineData("SELECT a FROM calls WATERMARK t DELAY OF ⟦INTERVAL '5 minutes'⟧", "an interval with a number and a unit was expected")]
    [InlineData("SELECT a FROM calls c ⟦WATERMARK⟧ t DELAY OF INTERVAL 5 MINUTES", "an alias stands behind WATERMARK and DEDUPLICATE BY")]
    [InlineData("SELECT a FROM calls c ⟦DEDUPLICATE⟧ BY (a)", "an alias stands behind WATERMARK and DEDUPLICATE BY")]
    [InlineData("SELECT a FROM calls DEDUPLICATE BY (a) ⟦WATERMARK⟧ t DELAY OF INTERVAL 5 MINUTES", "WATERMARK stands before DEDUPLICATE BY")]
    [InlineData("SELECT a FROM calls DEDUPLICATE BY ⟦a⟧", "'(' was expected")]
    [InlineData("SELECT a FROM t; ⟦SELECT⟧ b FROM t", "a statistic is one statement")]
    [InlineData("SELECT ⟦'⟧abc", "the text that begins here has no closing '")]
    [InlineData("SELECT ⟦\"⟧abc'", "the text that begins here has no closing \"")]
    [InlineData("SELECT ⟦`⟧abc", "the name that begins here has no closing back quote")]
    [InlineData("SELECT ⟦``⟧", "The name in back quotes is empty")]
    [InlineData("SELECT a ⟦#⟧ b", "this character means nothing in SQL")]
    [InlineData("SELECT ⟦😀⟧", "this character means nothing in SQL")]
    [InlineData("SELECT ⟦‘⟧a’", "this character means nothing in SQL")]
    [InlineData("SELECT 1 ⟦'a'⟧ 2", "',', an operator, a clause or the end was expected")]
    public void Query_WithSyntaxError_SaysWhereAndWhatWasExpected(string marked, string message)
    {
        var (sql, span) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.Equal(marked, Marked.Show(sql, error.Span));
        Assert.Equal(span, error.Span);
        Assert.Equal("PARSE_SYNTAX_ERROR", error.Condition);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT a ⟦/*⟧ b /* c */", "UNCLOSED_BRACKETED_COMMENT")]
    [InlineData("SELECT ⟦128Y⟧", "INVALID_NUMERIC_LITERAL_RANGE")]
    [InlineData("SELECT ⟦-32769S⟧", "INVALID_NUMERIC_LITERAL_RANGE")]
    [InlineData("SELECT ⟦1e400⟧", "INVALID_NUMERIC_LITERAL_RANGE")]
    [InlineData("SELECT ⟦1.00000000000000000000000000000000000001⟧", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION")]
    [InlineData("SELECT ⟦1e99999999999999999999BD⟧", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION")]
    [InlineData("SELECT ⟦X'1G'⟧", "INVALID_TYPED_LITERAL")]
    [InlineData("SELECT ⟦FOO⟧ 'x'", "UNSUPPORTED_TYPED_LITERAL")]
    [InlineData("SELECT INTERVAL ⟦'1 foo'⟧", "INVALID_TYPED_LITERAL")]
    [InlineData("SELECT INTERVAL ⟦1.5 DAYS⟧", "INVALID_INTERVAL_FORMAT.INVALID_FRACTION")]
    [InlineData("SELECT INTERVAL 1 DAY ⟦9999999999 DAYS⟧", "INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION")]
    [InlineData("SELECT ⟦INTERVAL '1' SECOND TO DAY⟧", "INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION")]
    [InlineData("SELECT INTERVAL ⟦'1'⟧ DAY TO SECOND", "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE")]
    [InlineData("SELECT a LIKE 'b' ESCAPE ⟦'cd'⟧", "INVALID_ESC")]
    [InlineData("SELECT a IN (⟦)⟧", "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE")]
    [InlineData("SELECT CAST(a AS ⟦FOO⟧)", "UNSUPPORTED_DATATYPE")]
    [InlineData("SELECT CAST(a AS DECIMAL(⟦40,2⟧))", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION")]
    [InlineData("SELECT timestampadd(⟦HOURS⟧, 1, a)", "INVALID_PARAMETER_VALUE.DATETIME_UNIT")]
    [InlineData("SELECT ⟦t.upper⟧(s)", "UNRESOLVED_ROUTINE")]
    [InlineData("SELECT ⟦straße⟧ FROM t", "INVALID_IDENTIFIER")]
    [InlineData("SELECT a AS ⟦b-c⟧ FROM t", "INVALID_IDENTIFIER")]
    public void Query_WithWrongPart_HasSparksConditionAndThePlace(string marked, string condition)
    {
        var (sql, _) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.Equal(marked, Marked.Show(sql, error.Span));
        Assert.Equal(condition, error.Condition);
        Assert.NotNull(error.Advice);
    }

    [Theory]
    [InlineData("⟦CREATE⟧ TABLE x (a int)", "CREATE")]
    [InlineData("⟦FROM⟧ calls SELECT a", "FROM")]
    [InlineData("SELECT * FROM a ⟦NATURAL⟧ JOIN b", "NATURAL JOIN")]
    [InlineData("SELECT * FROM a, ⟦LATERAL⟧ (SELECT 1)", "LATERAL")]
    [InlineData("SELECT * FROM calls ⟦LATERAL VIEW⟧ explode(a) b", "LATERAL VIEW")]
    [InlineData("SELECT * FROM calls ⟦PIVOT⟧ (sum(a) FOR b IN (1))", "PIVOT")]
    [InlineData("SELECT * FROM calls ⟦TABLESAMPLE⟧ (10 PERCENT)", "TABLESAMPLE")]
    [InlineData("SELECT * FROM ⟦range⟧(10)", "The table function range")]
    [InlineData("SELECT a FROM t ⟦SORT BY⟧ a", "SORT BY")]
    [InlineData("SELECT a FROM t ⟦CLUSTER BY⟧ a", "CLUSTER BY")]
    [InlineData("SELECT a FROM t ⟦QUALIFY⟧ a > 1", "QUALIFY")]
    [InlineData("SELECT a FROM t LIMIT 2⟦,⟧ 3", "LIMIT with a comma")]
    [InlineData("WITH ⟦RECURSIVE⟧ x AS (SELECT 1) SELECT * FROM x", "WITH RECURSIVE")]
    [InlineData("SELECT * ⟦EXCEPT⟧ (a) FROM t", "* EXCEPT")]
    [InlineData("SELECT a ⟦COLLATE⟧ UTF8_LCASE FROM t", "COLLATE")]
    [InlineData("SELECT ⟦:⟧p", "A parameter marker")]
    [InlineData("SELECT f(⟦a⟧ => 1)", "A named argument")]
    [InlineData("SELECT listagg(a) ⟦WITHIN GROUP⟧ (ORDER BY a)", "WITHIN GROUP")]
    [InlineData("SELECT a AS ⟦(⟧b, c)", "A list of aliases")]
    public void Query_WithWhatIsLeftOut_IsRefusedByName(string marked, string name)
    {
        var (sql, _) = Marked.Parse(marked);

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.Equal(marked, Marked.Show(sql, error.Span));
        Assert.Equal($"{name} is not supported.", error.Message);
        Assert.NotNull(error.Advice);
    }
}
