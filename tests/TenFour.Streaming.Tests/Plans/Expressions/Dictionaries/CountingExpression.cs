using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions.Dictionaries;

/// <summary>The number of bytes of column 0, and of how many rows it was asked.</summary>
internal sealed class CountingExpression : Expression
{
    private readonly SharedCount count;

    public CountingExpression()
        : this(new ColumnReference(0, "s", SqlType.String, nullable: true), new SharedCount())
    {
    }

    private CountingExpression(ColumnReference column, SharedCount count)
        : base(SqlType.Int, nullable: true, column) => (Column, this.count) = (column, count);

    public ColumnReference Column { get; }

    public int Rows => count.Rows;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        count.Rows += rows.Count;
        return Map.Bytes(Children[0].Evaluate(batch, rows, context), rows, context, Type, bytes => bytes.Length);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new CountingExpression((ColumnReference)children[0], count);

    protected override string Print(IReadOnlyList<string> children) => $"bytes({children[0]})";

    /// <summary>Shared with the copies that a rewrite makes.</summary>
    private sealed class SharedCount
    {
        public int Rows { get; set; }
    }
}
