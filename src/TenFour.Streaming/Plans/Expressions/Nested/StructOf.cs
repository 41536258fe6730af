using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary><c>(a, b)</c>, <c>struct(a, b)</c> or <c>named_struct('x', a, 'y', b)</c>: a struct of values, never null itself.</summary>
public sealed class StructOf : Expression
{
    private readonly StructType structType;

    internal StructOf(IReadOnlyList<string> names, params Expression[] values)
        : this(new StructType([.. names.Zip(values, (n, v) => new StructField(n, v.Type, v.Nullable))]), values)
    {
    }

    private StructOf(StructType type, Expression[] values)
        : base(type, nullable: false, values) => structType = type;

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        new StructColumn(structType, [.. Children.Select(c => c.Evaluate(batch, rows, context))]);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new StructOf(structType, [.. children]) { Span = Span };

    public override string ToSql() =>
        $"named_struct({string.Join(", ", structType.Fields.Zip(Children, (f, c) => $"{SqlText.Quote(f.Name)}, {c.ToSql()}"))})";

    protected override string Print(IReadOnlyList<string> children) =>
        $"named_struct({string.Join(", ", structType.Fields.Zip(children, (f, c) => $"{f.Name}, {c}"))})";
}
