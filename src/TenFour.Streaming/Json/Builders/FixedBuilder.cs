using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Fills a column of values of one width.</summary>
internal abstract class FixedBuilder<T>(SqlType type) : ColumnBuilder(type)
    where T : unmanaged
{
    private T[] values = [];
    private T[] spareValues = [];

    public override void Start(int capacity)
    {
        base.Start(capacity);
        (values, spareValues) = (spareValues, values);
        if (values.Length < capacity)
        {
            values = new T[capacity];
        }
    }

    public override void EnsureRow(int row)
    {
        base.EnsureRow(row);
        if (row >= values.Length)
        {
            Array.Resize(ref values, Math.Max(64, Math.Max(row + 1, values.Length * 2)));
        }
    }

    public override Column Take(int rows) => new FixedColumn<T>(Type, values, NullsOf(rows));

    /// <summary>The values from a row on.</summary>
    protected Span<T> ValuesFrom(int row) => values.AsSpan(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Set(int row, T value)
    {
        values[row] = value;
        SetNotNull(row);
    }
}
