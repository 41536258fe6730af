using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary>
/// <c>CASE WHEN condition THEN result ... [ELSE result] END</c> and <c>if(condition, a, b)</c>. A result is evaluated only for the rows whose
/// condition is the first that is true, and a condition only for those that no earlier one took.
/// </summary>
public sealed class CaseExpression : Expression
{
    private readonly bool isIf;

    /// <param name="children">Condition, result, condition, result, ... and the ELSE, if there is one.</param>
    internal CaseExpression(SqlType type, bool isIf, params Expression[] children)
        : base(type, isIf ? IsAnyNullable(children) : IsAnyNullable(Reachable(children)), children) => this.isIf = isIf;

    /// <summary>How many conditions there are.</summary>
    public int BranchCount => Children.Count / 2;

    public Expression? Otherwise => Children.Count % 2 == 0 ? null : Children[^1];

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (choices, sources, open) = (context.Rent<int>(rows.End), new List<Column>(BranchCount + 1), rows);
        for (var i = 0; i < BranchCount && open.Count > 0; i++)
        {
            var condition = Children[2 * i].Evaluate(batch, open, context);
            var taken = RowSelection.True(open, condition, context);
            if (taken.Count > 0)
            {
                Take(Children[(2 * i) + 1].Evaluate(batch, taken, context), taken);
                open = RowSelection.NotTrue(open, condition, context);
            }
        }

        if (Otherwise is not null && open.Count > 0)
        {
            Take(Otherwise.Evaluate(batch, open, context), open);
        }
        else
        {
            foreach (var row in open)
            {
                choices[row] = ColumnChoice.Null;
            }
        }

        return ColumnChoice.Choose(Type, sources, choices, null, rows, context);

        void Take(Column source, Rows taken)
        {
            foreach (var row in taken)
            {
                choices[row] = sources.Count;
            }

            sources.Add(source);
        }
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new CaseExpression(Type, isIf, [.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children)
    {
        if (isIf)
        {
            return $"(IF({children[0]}, {children[1]}, {children[2]}))";
        }

        var branches = Enumerable.Range(0, BranchCount).Select(i => $"WHEN {children[2 * i]} THEN {children[(2 * i) + 1]} ");
        return $"CASE {string.Concat(branches)}{(Otherwise is null ? "" : $"ELSE {children[^1]} ")}END";
    }

    /// <summary>Behind a condition that is the literal TRUE nothing is reached.</summary>
    private static Expression[] Reachable(Expression[] children)
    {
        var always = Enumerable.Range(0, children.Length / 2).Where(i => children[2 * i] is Literal { IsNull: false, Type: BooleanType } literal && literal.Get<bool>());
        return always.Any() ? [.. children.Take(2 * always.First()), children[(2 * always.First()) + 1]] : children;
    }

    private static bool IsAnyNullable(Expression[] children) =>
        children.Length % 2 == 0 || children.Where((_, i) => i % 2 == 1 || i == children.Length - 1).Any(c => c.Nullable);
}
