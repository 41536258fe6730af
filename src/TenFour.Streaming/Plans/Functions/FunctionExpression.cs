using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>A call of a function of the table: arguments evaluated, then one kernel for all rows.</summary>
/// <param name="name">The name that Spark shows for it.</param>
/// <param name="kernel">Computes the values.</param>
/// <param name="children">The arguments, coerced.</param>
internal sealed class FunctionExpression(string name, SqlType type, bool nullable, FunctionKernel kernel, params Expression[] children)
    : Expression(type, nullable, children)
{
    public string Name { get; } = name;

    /// <summary>How the call is written where it is not <c>name(argument, ...)</c>.</summary>
    public Func<IReadOnlyList<string>, string>? Form { get; init; }

    /// <summary>The value is not the same in every batch, although it reads no column.</summary>
    public bool VariesByBatch { get; init; }

    /// <summary>A null argument need not make the result null, so that all arguments are evaluated for all rows.</summary>
    public bool TakesNulls { get; init; }

    public override bool DependsOnBatchTime => VariesByBatch || base.DependsOnBatchTime;

    public override bool IsFoldable => !VariesByBatch && IsDeterministic && Children.All(c => c.IsFoldable);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var columns = new Column[Children.Count];
        var present = rows;
        for (var i = 0; i < columns.Length; i++)
        {
            // Like Spark, behind a null argument no other is evaluated: it cannot fail there.
            columns[i] = Children[i].Evaluate(batch, Children[i].MayFail ? present : rows, context);
            present = TakesNulls ? rows : RowSelection.NotNull(present, columns[i].Nulls, context);
        }

        return kernel(new KernelInput(this, columns, rows, context));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new FunctionExpression(Name, Type, Nullable, kernel, [.. children])
        {
            Span = Span,
            Form = Form,
            VariesByBatch = VariesByBatch,
            TakesNulls = TakesNulls,
        };

    protected override string Print(IReadOnlyList<string> children) => Form?.Invoke(children) ?? $"{Name}({string.Join(", ", children)})";
}
