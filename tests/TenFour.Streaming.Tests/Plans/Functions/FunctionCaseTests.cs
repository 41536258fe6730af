using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Functions;

public sealed class FunctionCaseTests
{
    public static TheoryData<FunctionCase> Cases => [.. FunctionCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Function_OfConstants_EqualsSpark(FunctionCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        Expression? bound = null;
        var result = Try(@case, () =>
        {
            bound = CaseBinder.Bind(@case.Sql);
            return Evaluate(bound, new ColumnBatch(new Schema([]), [], Rows.All(1)), 0);
        });

        Assert.Equal(Expected(@case), result);
        if (bound is not null && @case.Type.Length > 0)
        {
            Assert.Equal(@case.Type, $"{bound.Type}{(bound.Nullable ? "" : " NOT NULL")}");
            if (@case.HasName)
            {
                Assert.Equal(@case.Name, ExpressionFactory.ColumnName(bound));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Function_OfColumns_EqualsSpark(FunctionCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var result = Try(@case, () =>
        {
            var (bound, columns) = OverColumns(CaseBinder.Bind(@case.Sql));
            var batch = new ColumnBatch(new Schema([.. columns.Select(c => new StructField("c", c.Type))]), columns, Rows.Of([1], 1));
            return Evaluate(bound, batch, 1);
        });

        Assert.Equal(Expected(@case), result);
    }

    private static string Expected(FunctionCase @case) => @case.IsError
        ? @case.HasCondition ? @case.Result : "!"
        : CaseJson.Normalize(@case.Result);

    private static string Try(FunctionCase @case, Func<string> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (StreamingException e) when (@case.IsError)
        {
            return @case.HasCondition ? $"!{e.Condition}" : "!";
        }
    }

    private static string Evaluate(Expression expression, ColumnBatch batch, int row)
    {
        var column = expression.Evaluate(batch, batch.Rows, new EvaluationContext(CaseBinder.Context.TimeZone));
        return CaseJson.Of(column, row, CaseBinder.Zone);
    }

    /// <summary>The same over columns of three rows: the middle one has the constants, the others are null and not selected.</summary>
    private static (Expression Expression, Column[] Columns) OverColumns(Expression bound)
    {
        var columns = new List<Column>();
        var changed = bound.Transform(e =>
        {
            if (e is not Literal literal)
            {
                return e;
            }

            var context = new EvaluationContext(CaseBinder.Context.TimeZone);
            int[] choices = [ColumnChoice.Null, literal.IsNull ? ColumnChoice.Null : 0, ColumnChoice.Null];
            columns.Add(ColumnChoice.Choose(literal.Type, [literal.Value], choices, [0, 0, 0], Rows.All(3), context));
            return new ColumnReference(columns.Count - 1, "c", literal.Type, literal.Nullable);
        });
        return (changed, [.. columns]);
    }
}
