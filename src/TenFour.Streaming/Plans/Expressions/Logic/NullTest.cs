using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Logic;

/// <summary><c>a IS NULL</c> or <c>a IS NOT NULL</c>.</summary>
public sealed class NullTest : Expression
{
    internal NullTest(Expression operand, bool negated)
        : base(SqlType.Boolean, nullable: false, operand) => IsNegated = negated;

    public bool IsNegated { get; }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var nulls = Children[0].Evaluate(batch, rows, context).Nulls;
        var results = context.Rent<bool>(rows.End);
        if (nulls is null)
        {
            results.AsSpan(0, rows.End).Fill(IsNegated);
        }
        else
        {
            foreach (var row in rows)
            {
                results[row] = nulls[row] != IsNegated;
            }
        }

        return new FixedColumn<bool>(Type, results);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new NullTest(children[0], IsNegated) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} IS {(IsNegated ? "NOT " : "")}NULL)";
}
