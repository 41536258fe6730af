using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Tests.Sql;

public class RelationTests
{
    [Theory]
    [InlineData("calls")]
    [InlineData("(SELECT a FROM calls)")]
    public void Alias_BehindWatermarkOfATable_IsBelowTheWatermark(string relation)
    {
        var deduplicate = Assert.IsType<DeduplicateSyntax>(
            From($"{relation} WATERMARK c.t DELAY OF INTERVAL 5 MINUTES DEDUPLICATE BY (c.a, b) WITHIN WATERMARK AS c(t, a, b)"));

        var watermark = Assert.IsType<WatermarkSyntax>(deduplicate.Relation);
        var alias = Assert.IsType<AliasedRelationSyntax>(watermark.Relation);
        Assert.True(deduplicate.WithinWatermark);
        Assert.Equal(["c.a", "b"], deduplicate.Columns.Select(c => c.ToString()));
        Assert.Equal(300_000_000, watermark.Delay.Value);
        Assert.Equal("c", alias.Alias.Text);
        Assert.Equal(["t", "a", "b"], alias.Columns.Select(c => c.Text));
    }

    [Fact]
    public void Alias_BehindWatermarkOfARelationInParentheses_IsAboveTheWatermark()
    {
        var alias = Assert.IsType<AliasedRelationSyntax>(From("(a JOIN b USING (x)) WATERMARK a.t DELAY OF INTERVAL 1 HOUR c"));

        Assert.IsType<JoinSyntax>(Assert.IsType<WatermarkSyntax>(alias.Relation).Relation);
    }

    [Theory]
    [InlineData("calls WATERMARK to_timestamp(a) AS t DELAY OF INTERVAL 1 HOUR", "t")]
    [InlineData("calls WATERMARK to_timestamp(a) t DELAY OF INTERVAL 1 HOUR", "t")]
    [InlineData("calls WATERMARK delay DELAY OF INTERVAL 1 HOUR", null)]
    [InlineData("calls WATERMARK (a) DELAY OF INTERVAL '1:30' HOUR TO MINUTE", null)]
    public void Watermark_OnAnExpression_HasItsAlias(string relation, string? alias) =>
        Assert.Equal(alias, Assert.IsType<WatermarkSyntax>(From(relation)).Alias?.Text);

    [Theory]
    [InlineData("STREAM calls", "calls", true)]
    [InlineData("STREAM(calls)", "calls", true)]
    [InlineData("stream", "`stream`", false)]
    [InlineData("`a b`.c", "`a b`.c", false)]
    public void Table_WithOrWithoutStream_HasItsName(string relation, string name, bool stream)
    {
        var table = Assert.IsType<TableSyntax>(From(relation));

        Assert.Equal(name, string.Join('.', table.Parts));
        Assert.Equal(stream, table.Stream);
    }

    [Theory]
    [InlineData("calls watermark", "watermark")]
    [InlineData("calls window", "window")]
    [InlineData("calls offset, b", "offset")]
    [InlineData("stream AS s", "s")]
    public void Alias_ThatIsASoftWord_IsAnAlias(string relation, string alias)
    {
        var from = From(relation);

        Assert.Equal(alias, Assert.IsType<AliasedRelationSyntax>(from is JoinSyntax join ? join.Left : from).Alias.Text);
    }

    [Theory]
    [InlineData("JOIN", JoinKind.Inner)]
    [InlineData("INNER JOIN", JoinKind.Inner)]
    [InlineData("LEFT JOIN", JoinKind.LeftOuter)]
    [InlineData("left outer join", JoinKind.LeftOuter)]
    [InlineData("RIGHT JOIN", JoinKind.RightOuter)]
    [InlineData("FULL OUTER JOIN", JoinKind.FullOuter)]
    [InlineData("SEMI JOIN", JoinKind.LeftSemi)]
    [InlineData("LEFT SEMI JOIN", JoinKind.LeftSemi)]
    [InlineData("ANTI JOIN", JoinKind.LeftAnti)]
    [InlineData("LEFT ANTI JOIN", JoinKind.LeftAnti)]
    [InlineData("CROSS JOIN", JoinKind.Cross)]
    public void Join_OfEveryKind_HasItsCondition(string words, JoinKind kind)
    {
        var join = Assert.IsType<JoinSyntax>(From($"a {words} b ON a.x = b.x"));

        Assert.Equal(kind, join.Kind);
        Assert.Equal("(a.x = b.x)", join.On?.ToString());
    }

    [Fact]
    public void Comma_BeforeAJoin_BindsFromTheLeft()
    {
        var join = Assert.IsType<JoinSyntax>(From("a, b JOIN c USING (x, y)"));

        Assert.Equal("a CROSS JOIN b", join.Left.ToString());
        Assert.Equal(["x", "y"], join.Using.Select(u => u.Text));
    }

    [Theory]
    [InlineData("((SELECT 1))", typeof(SubquerySyntax))]
    [InlineData("((SELECT 1) UNION ALL (SELECT 2))", typeof(SubquerySyntax))]
    [InlineData("((SELECT 1) LIMIT 1)", typeof(SubquerySyntax))]
    [InlineData("(VALUES (1, 2), (3, 4)) v", typeof(AliasedRelationSyntax))]
    [InlineData("VALUES (1, 2), (3, 4) AS v(a, b)", typeof(AliasedRelationSyntax))]
    [InlineData("((SELECT 1) x JOIN t ON a = b)", typeof(JoinSyntax))]
    [InlineData("((t JOIN u ON a = b) JOIN v ON c = d)", typeof(JoinSyntax))]
    [InlineData("((t))", typeof(TableSyntax))]
    public void Parentheses_InFrom_HoldAQueryOrARelation(string relation, Type kind) => Assert.IsType(kind, From(relation));

    [Fact]
    public void Span_OfEveryNode_IsItsText()
    {
        const string sql = "SELECT  count( * ) AS n FROM calls WATERMARK t DELAY OF INTERVAL 5 MINUTES c  WHERE a = 1 ";

        var select = Assert.IsType<SelectSyntax>(SqlParser.ParseQuery(sql).Body);

        Assert.Equal("count( * ) AS n", Part(select.Items[0]));
        Assert.Equal("calls WATERMARK t DELAY OF INTERVAL 5 MINUTES c", Part(select.From!));
        Assert.Equal("INTERVAL 5 MINUTES", Part(((WatermarkSyntax)select.From!).Delay));
        Assert.Equal("a = 1", Part(select.Where!));

        static string Part(SyntaxNode node) => sql.Substring(node.Span.Start, node.Span.Length);
    }

    private static RelationSyntax From(string relation) => Assert.IsType<SelectSyntax>(SqlParser.ParseQuery($"SELECT * FROM {relation}").Body).From!;
}
