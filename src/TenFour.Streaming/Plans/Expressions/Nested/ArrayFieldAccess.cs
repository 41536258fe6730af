using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary><c>array.field</c> of an array of structs: the array of that field.</summary>
public sealed class ArrayFieldAccess : Expression, INamedPart
{
    private readonly int index;
    private readonly string name;

    internal ArrayFieldAccess(Expression child, int index, string name)
        : base(ResultOf((ArrayType)child.Type, index), child.Nullable, child)
    {
        this.index = index;
        this.name = name;
    }

    /// <inheritdoc/>
    public string? ColumnName { get; init; }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var array = (ArrayColumn)Children[0].Evaluate(batch, rows, context);
        var structs = (StructColumn)array.Elements;
        var field = structs.Fields[index];
        if (structs.Nulls is not null)
        {
            var all = Rows.All(Math.Min(structs.Nulls.Length, field.Nulls?.Length ?? structs.Nulls.Length));
            field = field.With(field.Type, NullMasks.Union(structs.Nulls, field.Nulls, all, context));
        }

        return new ArrayColumn(Type, array.Starts, array.Lengths, field, array.Nulls);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new ArrayFieldAccess(children[0], index, name) { Span = Span, ColumnName = ColumnName };

    public override string ToSql() => $"{Children[0].ToSql()}.{SqlText.Identifier(name)}";

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]}.{name}";

    private static ArrayType ResultOf(ArrayType array, int index)
    {
        var field = ((StructType)array.Element).Fields[index];
        return new ArrayType(field.Type, array.ContainsNull || field.Nullable);
    }
}
