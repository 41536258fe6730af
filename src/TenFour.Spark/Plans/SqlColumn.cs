using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Plans;

/// <summary>A piece of Spark SQL in the place of a column or a literal, for writing an expression out. It never is evaluated.</summary>
internal sealed class SqlColumn(string sql, SqlType type, bool nullable) : Streaming.Plans.Expressions.Expression(type, nullable)
{
    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        throw new InvalidOperationException($"{sql} is there to be written");

    public override Streaming.Plans.Expressions.Expression WithChildren(IReadOnlyList<Streaming.Plans.Expressions.Expression> children) => this;

    protected override string Print(IReadOnlyList<string> children) => sql;
}
