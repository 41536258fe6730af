using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary><c>coalesce(a, b, ...)</c>: the first that is not null; each is evaluated only for the rows in which those before it are null.</summary>
public sealed class Coalesce : Expression
{
    internal Coalesce(SqlType type, params Expression[] arguments)
        : base(type, arguments.All(a => a.Nullable), arguments)
    {
    }

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var first = Children[0].Evaluate(batch, rows, context);
        var open = RowSelection.Null(rows, first.Nulls, context);
        if (open.Count == 0 || Children.Count == 1)
        {
            return first;
        }

        var (choices, sources) = (context.Rent<int>(rows.End), new List<Column>(Children.Count) { first });
        foreach (var row in rows)
        {
            choices[row] = 0;
        }

        for (var i = 1; i < Children.Count && open.Count > 0; i++)
        {
            var next = Children[i].Evaluate(batch, open, context);
            foreach (var row in open)
            {
                choices[row] = sources.Count;
            }

            sources.Add(next);
            open = RowSelection.Null(open, next.Nulls, context);
        }

        return ColumnChoice.Choose(Type, sources, choices, null, rows, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Coalesce(Type, [.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"coalesce({string.Join(", ", children)})";
}
