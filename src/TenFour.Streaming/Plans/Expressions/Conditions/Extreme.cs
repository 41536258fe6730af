using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary><c>greatest(a, b, ...)</c> or <c>least(a, b, ...)</c> of the arguments that are not null; all are of one type.</summary>
public sealed class Extreme : Expression
{
    private readonly RowOrdering ordering;

    internal Extreme(bool isGreatest, SqlType type, params Expression[] arguments)
        : base(type, arguments.All(a => a.Nullable), arguments)
    {
        IsGreatest = isGreatest;
        ordering = RowOrdering.For(type);
    }

    public bool IsGreatest { get; }

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        Column[] columns = [.. Children.Select(c => c.Evaluate(batch, rows, context))];
        var choices = context.Rent<int>(rows.End);
        foreach (var row in rows)
        {
            var best = ColumnChoice.Null;
            for (var i = 0; i < columns.Length; i++)
            {
                if (!columns[i].IsNull(row) && (best < 0 || IsBetter(ordering.Compare(columns[i], row, columns[best], row))))
                {
                    best = i;
                }
            }

            choices[row] = best;
        }

        return ColumnChoice.Choose(Type, columns, choices, null, rows, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Extreme(IsGreatest, Type, [.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"{(IsGreatest ? "greatest" : "least")}({string.Join(", ", children)})";

    private bool IsBetter(int order) => IsGreatest ? order > 0 : order < 0;
}
