using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary><c>struct.field</c></summary>
public sealed class StructFieldAccess : Expression, INamedPart
{
    private readonly string name;

    /// <param name="name">As written, which may differ in case.</param>
    internal StructFieldAccess(Expression child, int index, string name)
        : base(((StructType)child.Type).Fields[index].Type, child.Nullable || ((StructType)child.Type).Fields[index].Nullable, child)
    {
        Index = index;
        this.name = name;
    }

    public int Index { get; }

    /// <inheritdoc/>
    public string? ColumnName { get; init; }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var column = (StructColumn)Children[0].Evaluate(batch, rows, context);
        var field = column.Fields[Index];
        return column.Nulls is null ? field : field.With(field.Type, NullMasks.Union(column.Nulls, field.Nulls, rows, context));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new StructFieldAccess(children[0], Index, name) { Span = Span, ColumnName = ColumnName };

    public override string ToSql() => $"{Children[0].ToSql()}.{SqlText.Identifier(name)}";

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]}.{name}";
}
