using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>Column <paramref name="index"/> of the input.</summary>
public sealed class ColumnReference(int index, string name, SqlType type, bool nullable) : Expression(type, nullable)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public override bool IsFoldable => false;

    public override bool MayFail => false;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) => batch.Columns[Index];

    public override Expression WithChildren(IReadOnlyList<Expression> children) => this;

    public override string ToSql() => SqlText.Identifier(Name);

    protected override string Print(IReadOnlyList<string> children) => Name;
}
