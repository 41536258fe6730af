using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>
/// Evaluates an expression over one STRING column once per entry of the column's dictionary instead of once per row. The results are kept,
/// and those of entries that come later are added. An entry that fails keeps its error, which is raised only for a selected row that has the
/// entry. A column that is not dictionary-coded is evaluated as ever. Made by <see cref="DictionaryRewrite"/>.
/// </summary>
public sealed class PerDictionaryEntry : Expression
{
    private readonly Expression ofEntry;

    /// <param name="child">A deterministic expression that reads the column and nothing else of the row.</param>
    internal PerDictionaryEntry(Expression child, ColumnReference column)
        : base(child.Type, child.Nullable, child)
    {
        Column = column;
        var first = new ColumnReference(0, column.Name, column.Type, column.Nullable);
        ofEntry = child.Transform(e => e is ColumnReference ? first : e);
    }

    public Expression Child => Children[0];

    /// <summary>The column that is read.</summary>
    public ColumnReference Column { get; }

    public override bool MayFail => Child.MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var strings = (StringColumn)batch.Columns[Column.Index];
        if (strings.Codes is null)
        {
            return Child.Evaluate(batch, rows, context);
        }

        var tables = context.Cached(this, () => new EntryTables(ofEntry));
        return tables.For(strings.Pool).LookUp(strings, rows, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => DictionaryRewrite.Apply(children[0]);

    public override string ToName() => Child.ToName();

    public override string ToSql() => Child.ToSql();

    protected override string Print(IReadOnlyList<string> children) => children[0];
}
