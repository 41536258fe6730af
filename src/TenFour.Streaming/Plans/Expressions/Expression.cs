using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// A bound expression: typed, every column resolved, coercions made explicit. Immutable, and shared by plans and threads: whatever an
/// evaluation needs beside its inputs lives in the <see cref="EvaluationContext"/>.
/// </summary>
public abstract class Expression(SqlType type, bool nullable, params Expression[] children)
{
    public SqlType Type { get; } = type;

    /// <summary>False only where no row can be null (Spark's own rule, shown as NOT NULL in the result's schema).</summary>
    public bool Nullable { get; } = nullable;

    public IReadOnlyList<Expression> Children { get; } = children;

    /// <summary>Where the expression stands in the statistic's text.</summary>
    public TextSpan Span { get; init; } = TextSpan.None;

    /// <summary>False for what may differ between two evaluations of one row (<c>rand()</c>).</summary>
    public virtual bool IsDeterministic => Children.All(c => c.IsDeterministic);

    /// <summary>True for what changes from batch to batch (<c>current_timestamp()</c>), so that no result is kept longer.</summary>
    public virtual bool DependsOnBatchTime => Children.Any(c => c.DependsOnBatchTime);

    /// <summary>True where no column is read, so that the value can be computed once.</summary>
    public virtual bool IsFoldable => IsDeterministic && Children.Count > 0 && Children.All(c => c.IsFoldable);

    /// <summary>
    /// False where no row can raise an error, so that it may also be evaluated for rows that Spark would have skipped.
    /// </summary>
    public virtual bool MayFail => true;

    /// <summary>
    /// The values for the selected rows; the others hold nothing of meaning and must not raise errors. The column lives until the batch has
    /// been processed.
    /// </summary>
    /// <exception cref="RowException">A selected row fails under ANSI rules.</exception>
    public abstract Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context);

    /// <summary>The same expression over other children (of the same types).</summary>
    public abstract Expression WithChildren(IReadOnlyList<Expression> children);

    /// <summary>The text that Spark shows for it, in errors and as the name of a column without alias: <c>(disposition = ADM)</c>.</summary>
    public virtual string ToName() => Print([.. Children.Select(c => c.ToName())]);

    /// <summary>The expression as valid Spark SQL, with coercions written out: <c>(disposition = 'ADM')</c>.</summary>
    public virtual string ToSql() => Print([.. Children.Select(c => c.ToSql())]);

    public sealed override string ToString() => ToSql();

    /// <summary>The text around the texts of the children; both <see cref="ToName"/> and <see cref="ToSql"/> are made of it.</summary>
    protected abstract string Print(IReadOnlyList<string> children);

    /// <summary>Rebuilds the tree bottom-up.</summary>
    public Expression Transform(Func<Expression, Expression> change)
    {
        var children = Children.Select(c => c.Transform(change)).ToArray();
        var same = Children.Count == 0 || children.Zip(Children).All(p => ReferenceEquals(p.First, p.Second));
        return change(same ? this : WithChildren(children));
    }

    /// <summary>This expression and all below it, top-down.</summary>
    public IEnumerable<Expression> Walk() => Children.SelectMany(c => c.Walk()).Prepend(this);
}
