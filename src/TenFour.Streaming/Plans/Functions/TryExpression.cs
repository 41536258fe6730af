using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>An expression whose errors are null. Always nullable.</summary>
/// <param name="function">The function that tries it: <c>try_add</c>.</param>
/// <param name="operation">What is tried: an operator of two operands.</param>
/// <param name="onlyItself">Errors of the operation's own operands are not caught.</param>
internal sealed class TryExpression(string function, Expression operation, bool onlyItself) : Expression(operation.Type, nullable: true, operation)
{
    public override bool MayFail => onlyItself && Children[0].Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var tried = Children[0];
        if (onlyItself)
        {
            Column[] operands = [.. tried.Children.Select(c => c.Evaluate(batch, rows, context))];
            tried = tried.WithChildren([.. tried.Children.Select((c, i) => new ColumnReference(i, $"operand{i}", c.Type, c.Nullable))]);
            var schema = new Schema([.. tried.Children.Select((c, i) => new StructField($"operand{i}", c.Type))]);
            batch = new ColumnBatch(schema, operands, rows);
        }

        try
        {
            return tried.Evaluate(batch, rows, context);
        }
        catch (RowException)
        {
            return WithoutFailures(tried, batch, rows, context);
        }
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new TryExpression(function, children[0], onlyItself) { Span = Span };

    public override string ToSql() => $"{function}({string.Join(", ", Children[0].Children.Select(c => c.ToSql()))})";

    protected override string Print(IReadOnlyList<string> children) => $"try_eval({children[0]})";

    /// <summary>Finds the rows that fail one by one, and evaluates the others together.</summary>
    private static Column WithoutFailures(Expression tried, ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (good, count) = (context.Rent<int>(rows.Count), 0);
        var nulls = context.RentBitmap(rows.End);
        foreach (var row in rows)
        {
            if (Succeeds(tried, batch, row, context))
            {
                good[count++] = row;
            }
            else
            {
                nulls.Set(row);
            }
        }

        var selected = rows.Narrow(good, count);
        var result = tried.Evaluate(batch, selected, context);
        foreach (var row in selected)
        {
            nulls.Set(row, result.IsNull(row));
        }

        return result.With(result.Type, nulls);
    }

    private static bool Succeeds(Expression tried, ColumnBatch batch, int row, EvaluationContext context)
    {
        try
        {
            tried.Evaluate(batch, Rows.Of([row], 1), context);
            return true;
        }
        catch (RowException)
        {
            return false;
        }
    }
}
