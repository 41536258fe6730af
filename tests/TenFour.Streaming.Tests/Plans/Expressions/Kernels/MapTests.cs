using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions.Kernels;

public sealed class MapTests
{
    private readonly EvaluationContext context = new(AnswerTable.TimeZone);

    [Fact]
    public void CheckedBinary_WithAFailingNullRow_RaisesNothing()
    {
        var (left, right) = (Batches.Fixed<int>(SqlType.Int, 1, 2), Batches.Fixed<int>(SqlType.Int, 1, null));
        right.Values[1] = 0;

        var result = Map.CheckedBinary<int, int, int, Quotient>(left, right, Rows.All(2), context, SqlType.Int, Fail);

        Assert.Equal(1, result.Values[0]);
        Assert.True(result.IsNull(1));
    }

    [Fact]
    public void TryBinary_OfAFailingRow_GivesNull()
    {
        var (left, right) = (Batches.Fixed<int>(SqlType.Int, 6, 2, 9), Batches.Fixed<int>(SqlType.Int, 3, 0, null));

        var result = Map.TryBinary<int, int, int, Quotient>(left, right, Rows.All(3), context, SqlType.Int);

        Assert.Equal([false, true, true], [result.IsNull(0), result.IsNull(1), result.IsNull(2)]);
        Assert.Null(left.Nulls);
    }

    [Fact]
    public void Strings_OfSelectedRows_LieAtTheirRows()
    {
        var input = Batches.Strings("a", "b", null, "d", "e");

        var result = Map.Strings([input], Rows.Of([1, 2, 3], 3), context, SqlType.String, (int row, ref StringColumnBuilder output) => output.Add(row, input[row]));

        Assert.Equal(("b", "d"), (result.GetString(1), result.GetString(3)));
        Assert.True(result.IsNull(2));
    }

    [Fact]
    public void NullableRows_WhereTheFunctionSaysNull_AreNull()
    {
        var input = Batches.Fixed<int>(SqlType.Int, 1, null, 3);

        var result = Map.NullableRows<int>([input], Rows.All(3), context, SqlType.Int, row => input.Values[row] == 3 ? null : 7);

        Assert.Equal(7, result.Values[0]);
        Assert.True(result.IsNull(1) && result.IsNull(2));
    }

    [Fact]
    public void Masks_OfNarrowedRows_ReachAsFarAsTheWhole()
    {
        var nulls = new Bitmap(200);
        nulls.Set(190);
        var rows = Rows.All(200).Narrow([3], 1);

        var union = NullMasks.Union(nulls, new Bitmap(200), rows, context)!;

        Assert.Equal(200, rows.End);
        Assert.True(union[190]);
    }

    [Fact]
    public void Arrays_AfterReset_AreLentAgain()
    {
        var first = context.Rent<int>(100);
        var second = context.Rent<int>(100);
        context.RentBitmap(10).Set(3);
        context.Reset();

        Assert.Same(first, context.Rent<int>(80));
        Assert.NotSame(first, second);
        Assert.Equal(0, context.RentBitmap(10).CountSet());
    }

    private static RowException Fail(int row) => new(row, "X", "failed");

    private readonly struct Quotient : ICheckedBinaryOperator<int, int, int>
    {
        public static bool TryApply(int left, int right, out int result)
        {
            result = right == 0 ? 0 : left / right;
            return right != 0;
        }
    }
}
