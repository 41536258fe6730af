using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>Precedence, literals and names, all at once: the name that Spark gives to an unnamed column shows how it read the text.</summary>
public class SparkNameTests
{
    private static readonly ColumnNameRules Rules = new()
    {
        QualifierParts = column => column.Parts.Count > 1 && column.Parts[0].Text is "t" or "T" ? 1 : 0,
        TypeOf = TypeOf,
    };

    [Fact]
    public void ColumnName_ForEveryAnswerOfSpark_IsThatName()
    {
        var answers = SparkAnswers.Names;

        var wrong = answers
            .Select(a => (Sql: a[0], Spark: a[1], Ours: ColumnName.Of(SqlParser.ParseExpression(a[0]), Rules)))
            .Where(a => a.Ours != a.Spark);

        Assert.True(answers.Count > 1000);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Literal_ForEveryAnswerOfSpark_HasThatType()
    {
        var literals = SparkAnswers.Names
            .Select(a => (Sql: a[0], Spark: a[2], Node: SqlParser.ParseExpression(a[0]) as LiteralSyntax))
            .Where(a => a.Node is not null)
            .ToList();

        Assert.True(literals.Count > 100);
        Assert.All(literals, l => Assert.Equal(l.Spark, l.Node!.Type.ToString()));
    }

    [Theory]
    [InlineData("a.b", "b")]
    [InlineData("a.b + 1", "(a.b + 1)")]
    [InlineData("1e-7", "1.0E-7")]
    [InlineData("0.001D", "0.001")]
    [InlineData("1234567.0D", "1234567.0")]
    [InlineData("12345678D", "1.2345678E7")]
    [InlineData("100D", "100.0")]
    [InlineData("-0D", "-0.0")]
    public void ColumnName_WithoutRules_FollowsTheText(string sql, string name) =>
        Assert.Equal(name, ColumnName.Of(SqlParser.ParseExpression(sql)));

    /// <summary>What the binder would say of the table that Spark was asked about.</summary>
    private static SqlType? TypeOf(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax literal => literal.Type,
        CastSyntax cast => cast.Type,
        SubscriptSyntax { Target: FunctionSyntax { Arguments: [var element] } } => TypeOf(element),
        ColumnSyntax column => column.Parts[^1].Text switch
        {
            "ts" => SqlType.Timestamp,
            "d" => SqlType.Date,
            "st" or "g" => new StructType([]),
            "k" or "n" or "i" => SqlType.Int,
            _ => null,
        },
        FunctionSyntax function => function.Name.Text.ToLowerInvariant() switch
        {
            "current_date" or "to_date" or "make_date" => SqlType.Date,
            "current_timestamp" or "now" or "date_trunc" => SqlType.Timestamp,
            _ => null,
        },
        BinarySyntax { Operator: BinaryOperator.Subtract } difference when TypeOf(difference.Left) is { } left && TypeOf(difference.Right) is { } right =>
            (left, right) switch
            {
                (DateType, DateType) => new DayTimeIntervalType(DayTimeField.Day, DayTimeField.Day),
                (TimestampType, TimestampType) => DayTimeIntervalType.Default,
                _ => left,
            },
        BinarySyntax { Operator: BinaryOperator.Add } sum => TypeOf(sum.Left),
        _ => null,
    };
}
