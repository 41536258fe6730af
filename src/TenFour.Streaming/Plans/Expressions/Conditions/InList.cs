using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary>
/// <c>a IN (b, c, ...)</c>, all of one type: true where an item equals, else null where the value or an item is null. Items are looked at from
/// the left, and no further than the first that equals; constants are looked up in a set.
/// </summary>
public sealed class InList : Expression
{
    private readonly ValueSet? set;
    private readonly RowOrdering ordering;
    private readonly bool hasNull;
    private readonly bool isConstant;

    /// <param name="children">The value and then the items.</param>
    internal InList(params Expression[] children)
        : base(SqlType.Boolean, children.Any(c => c.Nullable), children)
    {
        ordering = RowOrdering.For(children[0].Type);
        isConstant = children.Skip(1).All(c => c.IsFoldable);
        if (children.Skip(1).All(c => c is Literal))
        {
            hasNull = children.Skip(1).Any(c => c is Literal { IsNull: true });
            set = ValueSet.TryMake(children[0].Type, [.. children.Skip(1).OfType<Literal>().Where(l => !l.IsNull).Select(l => l.Value)]);
        }
    }

    public Expression Value => Children[0];

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var value = Value.Evaluate(batch, rows, context);
        var present = RowSelection.NotNull(rows, value.Nulls, context);
        return set is null ? Search(value, batch, rows, present, context) : LookUp(set, value, rows, present, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new InList([.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} IN ({string.Join(", ", children.Skip(1))}))";

    private FixedColumn<bool> LookUp(ValueSet values, Column value, Rows rows, Rows present, EvaluationContext context)
    {
        var results = context.Rent<bool>(rows.End);
        values.Contains(value, present, results);
        if (!hasNull)
        {
            return new FixedColumn<bool>(Type, results, value.Nulls);
        }

        var nulls = NullMasks.Copy(value.Nulls, rows, context);
        foreach (var row in present)
        {
            nulls.Set(row, !results[row]);
        }

        return new FixedColumn<bool>(Type, results, nulls);
    }

    private FixedColumn<bool> Search(Column value, ColumnBatch batch, Rows rows, Rows present, EvaluationContext context)
    {
        var results = context.Rent<bool>(rows.End);
        results.AsSpan(0, rows.End).Clear();
        var nulls = NullMasks.Copy(value.Nulls, rows, context);
        var open = present;
        for (var i = 1; i < Children.Count && (isConstant || open.Count > 0); i++)
        {
            // Spark computes constants first, and so an error in one of them is raised also where an item before it equals.
            var item = Children[i].Evaluate(batch, isConstant ? present : open, context);
            var (rest, count) = (context.Rent<int>(open.Count), 0);
            foreach (var row in open)
            {
                results[row] = !item.IsNull(row) && ordering.Compare(value, row, item, row) == 0;
                nulls.Set(row, !results[row] && (nulls[row] || item.IsNull(row)));
                rest[count] = row;
                count += results[row] ? 0 : 1;
            }

            open = open.Narrow(rest, count);
        }

        return new FixedColumn<bool>(Type, results, nulls);
    }
}
