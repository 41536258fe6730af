using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Conditions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Logic;

/// <summary>
/// <c>a AND b</c> or <c>a OR b</c> with three truth values. The right side is evaluated only for the rows that the left side leaves open, so
/// that a condition can guard what would fail.
/// </summary>
public sealed class Connective : Expression
{
    internal Connective(bool isAnd, Expression left, Expression right)
        : base(SqlType.Boolean, left.Nullable || right.Nullable, left, right) => IsAnd = isAnd;

    public bool IsAnd { get; }

    public Expression Left => Children[0];

    public Expression Right => Children[1];

    /// <summary>The conditions that all must hold for the condition to hold.</summary>
    public static IEnumerable<Expression> Conjuncts(Expression condition) => condition switch
    {
        Connective { IsAnd: true } both => Conjuncts(both.Left).Concat(Conjuncts(both.Right)),
        NamedCall { Meaning: Connective { IsAnd: true } between } => Conjuncts(between),
        _ => [condition],
    };

    public override bool MayFail => Left.MayFail || Right.MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var left = (FixedColumn<bool>)Left.Evaluate(batch, rows, context);
        if (left.Nulls is null && !Right.MayFail)
        {
            // What cannot fail is cheap enough to be evaluated for all rows.
            var every = (FixedColumn<bool>)Right.Evaluate(batch, rows, context);
            return every.Nulls is null ? Join(left, every, rows, context) : Combine(left, every, rows, rows, context);
        }

        var open = IsAnd ? RowSelection.NotFalse(rows, left, context) : RowSelection.NotTrue(rows, left, context);
        if (open.Count == 0)
        {
            return left;
        }

        var right = (FixedColumn<bool>)Right.Evaluate(batch, open, context);
        if (left.Nulls is null && open.Count == rows.Count)
        {
            return right;
        }

        return Combine(left, right, rows, open, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Connective(IsAnd, children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} {(IsAnd ? "AND" : "OR")} {children[1]})";

    private FixedColumn<bool> Join(FixedColumn<bool> left, FixedColumn<bool> right, Rows rows, EvaluationContext context) => IsAnd
        ? Map.Binary<bool, bool, bool, Both>(left, right, rows, context, Type)
        : Map.Binary<bool, bool, bool, Either>(left, right, rows, context, Type);

    private FixedColumn<bool> Combine(FixedColumn<bool> left, FixedColumn<bool> right, Rows rows, Rows open, EvaluationContext context)
    {
        // Rows that are not open have the value that decides: false for AND, true for OR.
        var results = context.Rent<bool>(rows.End);
        results.AsSpan(0, rows.End).Fill(!IsAnd);
        Bitmap? nulls = null;
        foreach (var row in open)
        {
            var isDecided = (!right.IsNull(row) && right.Values[row] != IsAnd) || (!left.IsNull(row) && left.Values[row] != IsAnd);
            if (isDecided)
            {
                continue;
            }

            results[row] = IsAnd;
            if (left.IsNull(row) || right.IsNull(row))
            {
                (nulls ??= context.RentBitmap(rows.End)).Set(row);
            }
        }

        return new FixedColumn<bool>(Type, results, nulls);
    }

    private readonly struct Both : IBinaryOperator<bool, bool, bool>
    {
        public static bool Apply(bool left, bool right) => left & right;
    }

    private readonly struct Either : IBinaryOperator<bool, bool, bool>
    {
        public static bool Apply(bool left, bool right) => left | right;
    }
}
