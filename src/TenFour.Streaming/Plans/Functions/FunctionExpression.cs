using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Expressions.Nested;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>A call of a function of the table: arguments evaluated, then one kernel for all rows.</summary>
/// <param name="name">The name that Spark shows for it.</param>
/// <param name="kernel">Computes the values.</param>
/// <param name="children">The arguments, coerced.</param>
internal sealed class FunctionExpression(string name, SqlType type, bool nullable, FunctionKernel kernel, params Expression[] children)
    : Expression(type, nullable, children), IWrittenArray
{
    public string Name { get; } = name;

    /// <summary>How the call is written where it is not <c>name(argument, ...)</c>.</summary>
    public Func<IReadOnlyList<string>, string>? Form { get; init; }

    /// <summary>How the call is shown where that is no SQL for it: as in <see cref="Form"/>, but only in names and messages.</summary>
    public Func<IReadOnlyList<string>, string>? NameForm { get; init; }

    /// <summary>The value is that of the batch's time.</summary>
    public bool ReadsBatchTime { get; init; }

    public override bool DependsOnBatchTime => ReadsBatchTime || base.DependsOnBatchTime;

    /// <summary>A null argument need not make the result null, so that all arguments are evaluated for all rows.</summary>
    public bool TakesNulls { get; init; }

    IReadOnlyList<Expression>? IWrittenArray.Elements => Name == "array" ? Children : null;

    public override bool IsFoldable => IsDeterministic && Children.All(c => c.IsFoldable);

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
            NameForm = NameForm,
            ReadsBatchTime = ReadsBatchTime,
            TakesNulls = TakesNulls,
        };

    public override string ToName() => NameForm?.Invoke([.. Children.Select(c => c.ToName())]) ?? base.ToName();

    protected override string Print(IReadOnlyList<string> children) => Form?.Invoke(children) ?? $"{Name}({string.Join(", ", children)})";
}
