using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Tests.Sql;

public class QueryTests
{
    [Theory]
    [InlineData("SELECT a UNION SELECT b INTERSECT SELECT c", "SELECT a UNION SELECT b INTERSECT SELECT c", SetOperator.Union)]
    [InlineData("SELECT a UNION ALL SELECT b MINUS SELECT c", "SELECT a UNION ALL SELECT b EXCEPT SELECT c", SetOperator.Except)]
    [InlineData("SELECT a INTERSECT SELECT b UNION DISTINCT SELECT c", "SELECT a INTERSECT SELECT b UNION SELECT c", SetOperator.Union)]
    public void SetOperations_InAChain_BindFromTheLeftAndIntersectFirst(string sql, string text, SetOperator top)
    {
        var query = SqlParser.ParseQuery(sql);

        Assert.Equal(text, query.ToString());
        Assert.Equal(top, Assert.IsType<SetOperationSyntax>(query.Body).Operator);
    }

    [Theory]
    [InlineData("GROUP BY a, 2", "GROUP BY a, 2")]
    [InlineData("GROUP BY ALL", "GROUP BY ALL")]
    [InlineData("GROUP BY a, b WITH ROLLUP", "GROUP BY ROLLUP ((a), (b))")]
    [InlineData("GROUP BY a, b WITH CUBE", "GROUP BY CUBE ((a), (b))")]
    [InlineData("GROUP BY ROLLUP (a, (b, c))", "GROUP BY ROLLUP ((a), (b, c))")]
    [InlineData("GROUP BY a, CUBE(b)", "GROUP BY a, CUBE ((b))")]
    [InlineData("GROUP BY GROUPING SETS ((a, b), a, (), ROLLUP(c))", "GROUP BY GROUPING SETS ((a, b), (a), (), ROLLUP ((c)))")]
    [InlineData("GROUP BY a, b GROUPING SETS ((a), (b))", "GROUP BY a, b GROUPING SETS ((a), (b))")]
    public void GroupBy_InEveryForm_IsRead(string clause, string text)
    {
        var select = Assert.IsType<SelectSyntax>(SqlParser.ParseQuery($"SELECT a FROM t {clause} HAVING count(*) > 1").Body);

        Assert.Equal(text, select.GroupBy?.ToString());
        Assert.Equal("(count(*) > 1)", select.Having?.ToString());
    }

    [Fact]
    public void OrderBy_WithoutWords_HasNullsFirstWhenAscendingAndLastWhenDescending()
    {
        var order = SqlParser.ParseQuery("SELECT a FROM t ORDER BY a, b DESC, c NULLS LAST, d DESC NULLS FIRST LIMIT 3 OFFSET 1").OrderBy;

        Assert.Equal([(false, true), (true, false), (false, false), (true, true)], order.Select(o => (o.Descending, o.NullsFirst)));
    }

    [Theory]
    [InlineData("ORDER BY ALL DESC", true)]
    [InlineData("ORDER BY ALL", true)]
    [InlineData("ORDER BY ALL, b", false)]
    [InlineData("ORDER BY all.a", false)]
    public void OrderBy_All_StandsAlone(string clause, bool all) => Assert.Equal(all, SqlParser.ParseQuery($"SELECT a FROM t {clause}").OrderBy[0].Expression is null);

    [Fact]
    public void Limit_All_IsNoLimit()
    {
        Assert.Null(SqlParser.ParseQuery("SELECT a LIMIT ALL").Limit);
        Assert.Equal("5", SqlParser.ParseQuery("SELECT a LIMIT 5").Limit?.ToString());
    }

    [Fact]
    public void With_SeveralAndNested_KeepsTheirOrder()
    {
        var query = SqlParser.ParseQuery("WITH x AS (WITH y AS (SELECT 1) SELECT * FROM y), z(a, b) AS (SELECT 1, 2) SELECT * FROM x, z");

        Assert.Equal(["x", "z"], query.With.Select(w => w.Name.Text));
        Assert.Equal(["a", "b"], query.With[1].Columns.Select(c => c.Text));
        Assert.Equal("y", query.With[0].Query.With[0].Name.Text);
    }

    [Theory]
    [InlineData("SELECT start, end FROM t", "end")]
    [InlineData("SELECT start, end - 1 AS e FROM t", "e")]
    [InlineData("SELECT start, window.end FROM t", "window.end")]
    [InlineData("SELECT 1, count(*) AS end FROM t", "end")]
    [InlineData("SELECT 1, left(a, 2) left FROM t", "left")]
    [InlineData("SELECT 1, a window FROM t", "window")]
    [InlineData("SELECT 1, a `from` FROM t", "from")]
    [InlineData("SELECT 1, interval FROM t", "interval")]
    [InlineData("SELECT 1, case FROM t", "case")]
    [InlineData("SELECT 1, case WHEN end > 1 THEN end ELSE start END AS when FROM t", "when")]
    public void Name_ThatIsAKeyword_IsANameWhereNothingElseFits(string sql, string name)
    {
        var item = Assert.IsType<SelectSyntax>(SqlParser.ParseQuery(sql).Body).Items[1];

        Assert.Equal(name, item.Alias?.Text ?? string.Join('.', Assert.IsType<ColumnSyntax>(item.Expression).Parts.Select(p => p.Text)));
    }

    [Fact]
    public void Select_WithDistinct_TellsItFromAColumnOfThatName()
    {
        Assert.True(Select("SELECT DISTINCT a").Distinct);
        Assert.True(Select("SELECT DISTINCT -a").Distinct);
        Assert.True(Select("SELECT DISTINCT (a), b").Distinct);
        Assert.False(Select("SELECT ALL a").Distinct);
        Assert.Equal("`distinct`", Select("SELECT distinct FROM t").Items[0].ToString());
        Assert.Equal("count(DISTINCT (a, b))", Select("SELECT count(DISTINCT (a, b))").Items[0].ToString());
    }

    [Theory]
    [InlineData("sum(a) FILTER (WHERE b > 1) + 1", "(sum(a) FILTER (WHERE (b > 1)) + 1)")]
    [InlineData("first(a) IGNORE NULLS", "first(a) IGNORE NULLS")]
    [InlineData("first(a IGNORE NULLS)", "first(a) IGNORE NULLS")]
    [InlineData("rank() OVER (PARTITION BY a ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)", "rank() OVER ( PARTITION BY a ORDER BY b ASC NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)")]
    [InlineData("current_timestamp", "current_timestamp")]
    [InlineData("current_timestamp()", "`current_timestamp`()")]
    [InlineData("SUBSTR(a FROM 2 FOR 3)", "SUBSTRING(a FROM 2 FOR 3)")]
    [InlineData("TRIM('x' FROM a)", "TRIM(BOTH 'x' FROM a)")]
    [InlineData("trim(both)", "trim(both)")]
    [InlineData("POSITION('a' IN b)", "POSITION('a' IN b)")]
    [InlineData("date_add(day, 1)", "date_add(day, 1)")]
    [InlineData("date_add(DAY, 1, a)", "timestampadd(DAY, 1, a)")]
    [InlineData("datediff(minute, a, b)", "timestampdiff(minute, a, b)")]
    [InlineData("system.builtin.upper(a)", "upper(a)")]
    [InlineData("transform(a, (x, i) -> x + i)", "transform(a, (x, i) -> (x + i))")]
    [InlineData("struct(a AS b, c d, *)", "struct(a AS b, c AS d, *)")]
    [InlineData("a::decimal(10, 2)::string", "CAST(CAST(a AS DECIMAL(10,2)) AS STRING)")]
    [InlineData("(a).b[0].c['d']", "a.b[0].c['d']")]
    [InlineData("exists(a, x -> x > 1)", "`exists`(a, (x) -> (x > 1))")]
    [InlineData("EXISTS ((SELECT 1))", "EXISTS ((SELECT 1))")]
    [InlineData("a IN ((SELECT 1) UNION (SELECT 2))", "(a IN ((SELECT 1) UNION (SELECT 2)))")]
    [InlineData("((SELECT 1) UNION (SELECT 2)) + 1", "(((SELECT 1) UNION (SELECT 2)) + 1)")]
    [InlineData("a >> 1 >>> 2 > 3", "(((a >> 1) >>> 2) > 3)")]
    public void Expression_InSpecialForm_IsReadAs(string sql, string text) => Assert.Equal(text, SqlParser.ParseExpression(sql).ToString());

    [Theory]
    [InlineData("SELECT 1 -- end")]
    [InlineData("/* a /* b */ c */ SELECT /*+ BROADCAST(t) */ 1 ;;")]
    [InlineData("\uFEFF\u00A0SELECT\t1\r\n;")]
    public void Query_WithComments_IsReadWithoutThem(string sql) => Assert.Equal(SqlParser.ParseQuery("SELECT 1"), SqlParser.ParseQuery(sql));

    private static SelectSyntax Select(string sql) => Assert.IsType<SelectSyntax>(SqlParser.ParseQuery(sql).Body);
}
