using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Queries, relations and their parts.</summary>
internal sealed partial class SqlWriter
{
    private void Query(QuerySyntax query)
    {
        List("WITH ", query.With, " ").Add(query.Body).List(" ORDER BY ", query.OrderBy).Add(" LIMIT ", query.Limit).Add(" OFFSET ", query.Offset);
    }

    private void Body(QueryBodySyntax body)
    {
        switch (body)
        {
            case SelectSyntax select:
                Select(select);
                break;
            case SetOperationSyntax operation:
                Add(operation.Left).Add($" {operation.Operator.ToString().ToUpperInvariant()} {(operation.All ? "ALL " : "")}").Add(operation.Right);
                break;
            case NestedQuerySyntax nested:
                Add("(").Add(nested.Query).Add(")");
                break;
            case ValuesSyntax values:
                Values(values);
                break;
        }
    }

    /// <summary>Rows of one column are in parentheses too, since <c>VALUES -1</c> could be a difference.</summary>
    private void Values(ValuesSyntax values)
    {
        for (var i = 0; i < values.Rows.Count; i++)
        {
            var isRow = values.Rows[i] is RowSyntax;
            Add(i == 0 ? "VALUES " : ", ").Add(isRow ? "" : "(").Add(values.Rows[i]).Add(isRow ? "" : ")");
        }
    }

    private void Select(SelectSyntax select)
    {
        Add(select.Distinct ? "SELECT DISTINCT " : "SELECT ").List(select.Items).Add(" FROM ", select.From).Add(" WHERE ", select.Where)
            .Add(" ", select.GroupBy).Add(" HAVING ", select.Having).List(" WINDOW ", select.Windows);
    }

    private void Relation(RelationSyntax relation)
    {
        switch (relation)
        {
            case TableSyntax table:
                Add(table.Stream ? "STREAM " : "").List(table.Parts, ".");
                break;
            case SubquerySyntax subquery:
                Add("(").Add(subquery.Query).Add(")");
                break;
            case ValuesRelationSyntax values:
                Add(values.Values);
                break;
            case JoinSyntax join:
                Join(join);
                break;
            default:
                Behind(relation);
                break;
        }
    }

    /// <summary>
    /// WATERMARK and DEDUPLICATE BY stand before the alias of the table or subquery that they are around; everything else that they or an
    /// alias are around is in parentheses.
    /// </summary>
    private void Behind(RelationSyntax relation)
    {
        var alias = relation as AliasedRelationSyntax;
        var source = alias?.Relation ?? relation;
        var clauses = new Stack<RelationSyntax>();
        for (; source is WatermarkSyntax or DeduplicateSyntax; source = Inner(source))
        {
            clauses.Push(source);
        }

        var nested = alias is null || clauses.Count == 0 ? source is not (TableSyntax or SubquerySyntax or ValuesRelationSyntax) : true;
        if (alias is null && source is AliasedRelationSyntax { Relation: TableSyntax or SubquerySyntax } inner)
        {
            (alias, source, nested) = (inner, inner.Relation, false);
        }

        Add(nested ? "(" : "").Add(source).Add(nested ? ")" : "");
        foreach (var clause in clauses)
        {
            Clause(clause);
        }

        if (alias is not null)
        {
            Add(" AS ").Add(alias.Alias).List("(", alias.Columns, ")");
        }
    }

    private static RelationSyntax Inner(RelationSyntax relation) =>
        relation is WatermarkSyntax watermark ? watermark.Relation : ((DeduplicateSyntax)relation).Relation;

    private void Clause(RelationSyntax clause)
    {
        if (clause is WatermarkSyntax watermark)
        {
            Add(" WATERMARK ").Add(watermark.EventTime).Add(" AS ", watermark.Alias).Add(" DELAY OF ").Add(watermark.Delay);
        }
        else if (clause is DeduplicateSyntax deduplicate)
        {
            Add(" DEDUPLICATE BY (").List(deduplicate.Columns).Add(deduplicate.WithinWatermark ? ") WITHIN WATERMARK" : ")");
        }
    }

    private void Join(JoinSyntax join)
    {
        var kind = join.Kind switch
        {
            JoinKind.LeftOuter => "LEFT OUTER",
            JoinKind.RightOuter => "RIGHT OUTER",
            JoinKind.FullOuter => "FULL OUTER",
            JoinKind.LeftSemi => "LEFT SEMI",
            JoinKind.LeftAnti => "LEFT ANTI",
            JoinKind.Cross => "CROSS",
            _ => "INNER",
        };
        var nested = join.Right is JoinSyntax;
        Add(join.Left).Add($" {kind} JOIN ").Add(nested ? "(" : "").Add(join.Right).Add(nested ? ")" : "").Add(" ON ", join.On).List(" USING (", join.Using, ")");
    }

    private void Grouping(GroupingSyntax grouping)
    {
        switch (grouping)
        {
            case GroupingExpressionSyntax expression:
                Add(expression.Expression);
                break;
            case GroupByAllSyntax:
                Add("ALL");
                break;
            case GroupingSetSyntax set:
                Add("(").List(set.Expressions).Add(")");
                break;
            case RollupSyntax rollup:
                Add("ROLLUP (").List(rollup.Sets).Add(")");
                break;
            case CubeSyntax cube:
                Add("CUBE (").List(cube.Sets).Add(")");
                break;
            case GroupingSetsSyntax sets:
                List("", sets.Declared, " ").Add("GROUPING SETS (").List(sets.Sets).Add(")");
                break;
        }
    }

    private void Part(SyntaxNode node)
    {
        switch (node)
        {
            case CommonTableSyntax table:
                Add(table.Name).List("(", table.Columns, ")").Add(" AS (").Add(table.Query).Add(")");
                break;
            case SelectItemSyntax item:
                Add(item.Expression).Add(" AS ", item.Alias);
                break;
            case SortItemSyntax sort:
                Add("", sort.Expression).Add(sort.Expression is null ? "ALL" : "").Add(sort.Descending ? " DESC" : " ASC").Add(sort.NullsFirst ? " NULLS FIRST" : " NULLS LAST");
                break;
            case GroupBySyntax groupBy:
                Add("GROUP BY ").List(groupBy.Elements);
                break;
            case WhenSyntax branch:
                Add("WHEN ").Add(branch.Condition).Add(" THEN ").Add(branch.Result);
                break;
            case NamedWindowSyntax window:
                Add(window.Name).Add(" AS ").Add(window.Specification);
                break;
            case WindowSpecificationSyntax specification:
                Add("(").Add("", specification.Reference).List(" PARTITION BY ", specification.PartitionBy).List(" ORDER BY ", specification.OrderBy)
                    .Add(specification.Frame is null ? "" : $" {specification.Frame}").Add(")");
                break;
        }
    }
}
