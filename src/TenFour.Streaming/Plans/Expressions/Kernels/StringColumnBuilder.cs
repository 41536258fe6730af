using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Fills a plain STRING or BINARY column, rows in ascending order. Rows that are left out hold an empty string of no meaning.</summary>
public struct StringColumnBuilder(SqlType type, Rows rows, EvaluationContext context)
{
    private readonly StringPool pool = context.RentPool();
    private Bitmap? nulls;

    public readonly void Add(int row, ReadOnlySpan<byte> value)
    {
        FillTo(row);
        pool.Add(value);
    }

    public readonly void Add(int row, string value)
    {
        var span = Reserve(row, Encoding.UTF8.GetMaxByteCount(value.Length));
        Commit(Encoding.UTF8.GetBytes(value, span));
    }

    /// <summary>Room for the row's value, of at most that many bytes; <see cref="Commit"/> must follow.</summary>
    public readonly Span<byte> Reserve(int row, int maxLength)
    {
        FillTo(row);
        return pool.Reserve(maxLength);
    }

    public readonly void Commit(int length) => pool.Commit(length);

    public void AddNull(int row)
    {
        Add(row, default(ReadOnlySpan<byte>));
        (nulls ??= context.RentBitmap(rows.End)).Set(row);
    }

    /// <summary>The column; entries for rows up to the last one are there.</summary>
    public readonly StringColumn ToColumn()
    {
        FillTo(rows.End);
        return new StringColumn(type, pool, null, nulls);
    }

    private readonly void FillTo(int row)
    {
        while (pool.Count < row)
        {
            pool.Add([]);
        }
    }
}
