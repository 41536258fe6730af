using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary><c>a &lt;=&gt; b</c>: never null, and null equals null.</summary>
public sealed class NullSafeEquality : Expression
{
    private readonly BinaryKernel kernel;

    internal NullSafeEquality(Expression left, Expression right)
        : base(SqlType.Boolean, nullable: false, left, right) => kernel = ComparisonKernels.Find(BinaryOperator.Equal, left.Type);

    public override bool MayFail => Children[0].MayFail || Children[1].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var left = Children[0].Evaluate(batch, rows, context);
        var right = Children[1].Evaluate(batch, rows, context);
        var equal = kernel(left, right, rows, context, Type, row => throw new InvalidOperationException($"a comparison failed in row {row}"));
        if (equal.Nulls is null)
        {
            return equal;
        }

        var results = context.Rent<bool>(rows.End);
        foreach (var row in rows)
        {
            results[row] = equal.Nulls[row] ? left.IsNull(row) && right.IsNull(row) : ((FixedColumn<bool>)equal).Values[row];
        }

        return new FixedColumn<bool>(Type, results);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new NullSafeEquality(children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} <=> {children[1]})";
}
