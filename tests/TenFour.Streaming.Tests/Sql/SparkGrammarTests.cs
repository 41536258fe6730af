using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

public class SparkGrammarTests
{
    [Fact]
    public void Query_ThatSparkCanParse_ReadsBackFromItsText()
    {
        var queries = SparkAnswers.Queries.Select(q => q[0]).ToList();

        var wrong = queries.Where(sql => !SqlParser.ParseQuery(SqlText.Of(SqlParser.ParseQuery(sql))).Equals(SqlParser.ParseQuery(sql)));

        Assert.True(queries.Count > 150);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Expression_ThatSparkCanParse_ReadsBackFromItsText() =>
        Assert.All(SparkAnswers.Names.Select(a => SqlParser.ParseExpression(a[0])), e => Assert.Equal(e, SqlParser.ParseExpression(SqlText.Of(e))));

    [Fact]
    public void Text_ThatSparkRefuses_IsRefusedWithItsCondition()
    {
        var refusals = SparkAnswers.Refusals;

        var wrong = refusals.Select(r => (Sql: r[1], Spark: r[2], Ours: ConditionOf(r[0], r[1]))).Where(r => r.Ours != r.Spark);

        Assert.True(refusals.Count > 150);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Schema_ThatSparkCanParse_HasTheSameColumns() =>
        Assert.All(SparkAnswers.Schemas, s => Assert.Equal(SqlParser.ParseSchema(WithoutSizes(s[1])), SqlParser.ParseSchema(s[0])));

    /// <summary>Spark keeps the length of a CHAR and a comment beside the type; they mean nothing to a query.</summary>
    private static string WithoutSizes(string ddl) => ddl.Replace(" COMMENT 'x'", "", StringComparison.Ordinal);

    private static string? ConditionOf(string kind, string sql)
    {
        object Parse() => kind switch
        {
            "E" => SqlParser.ParseExpression(sql),
            "D" => SqlParser.ParseSchema(sql),
            _ => SqlParser.ParseQuery(sql),
        };
        return Assert.Throws<StatisticException>(Parse).Condition;
    }
}
