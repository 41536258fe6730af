using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Fills a fixed-width column row by row, in any order. Rows that are set to nothing hold nothing of meaning.</summary>
public struct FixedColumnBuilder<T>(SqlType type, Rows rows, EvaluationContext context)
    where T : unmanaged
{
    private readonly T[] values = context.Rent<T>(rows.End);
    private Bitmap? nulls;

    public readonly void Set(int row, T value) => values[row] = value;

    public void SetNull(int row) => (nulls ??= context.RentBitmap(rows.End)).Set(row);

    public readonly FixedColumn<T> ToColumn() => new(type, values, nulls);
}
