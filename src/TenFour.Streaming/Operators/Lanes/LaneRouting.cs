using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>Decides by the values of some key columns which lane a row belongs to: rows of equal values go the same way.</summary>
/// <param name="keys">The columns, of types for which <see cref="Supports"/> is true.</param>
internal sealed class LaneRouting(IReadOnlyList<Expression> keys)
{
    private const ulong NullHash = 0x9E3779B97F4A7C15;

    /// <summary>The types whose values are equal for GROUP BY just when their bits are.</summary>
    public static bool Supports(SqlType type) =>
        type is StringType or BinaryType or LongType or TimestampType or TimestampNtzType or IntType or DateType;

    /// <summary>Divides the rows of a batch; each lane keeps their order.</summary>
    public Rows[] Route(ColumnBatch batch, int lanes, EvaluationContext context)
    {
        var rows = batch.Rows;
        var hashes = context.Rent<ulong>(rows.Count).AsSpan(0, rows.Count);
        hashes.Clear();
        for (var i = 0; i < keys.Count; i++)
        {
            Add(keys[i].Evaluate(batch, rows, context), rows, hashes, context.Cached(this, () => new LaneHashes(keys.Count)), i);
        }

        return Divide(rows, hashes, lanes, context);
    }

    private static void Add(Column column, Rows rows, Span<ulong> hashes, LaneHashes known, int key)
    {
        switch (column)
        {
            case StringColumn { Codes: { } codes } strings:
                var byEntry = known.Of(key, strings.Pool);
                for (var i = 0; i < hashes.Length; i++)
                {
                    hashes[i] = ByteHash.Fold(hashes[i] ^ (strings.IsNull(rows[i]) ? NullHash : byEntry[codes[rows[i]]]), NullHash);
                }

                break;
            case StringColumn strings:
                for (var i = 0; i < hashes.Length; i++)
                {
                    hashes[i] = ByteHash.Fold(hashes[i] ^ (strings.IsNull(rows[i]) ? NullHash : ByteHash.Of(strings[rows[i]])), NullHash);
                }

                break;
            case FixedColumn<long> longs:
                for (var i = 0; i < hashes.Length; i++)
                {
                    hashes[i] = ByteHash.Fold(hashes[i] ^ (longs.IsNull(rows[i]) ? NullHash : (ulong)longs.Values[rows[i]]), NullHash);
                }

                break;
            case FixedColumn<int> ints:
                for (var i = 0; i < hashes.Length; i++)
                {
                    hashes[i] = ByteHash.Fold(hashes[i] ^ (ints.IsNull(rows[i]) ? NullHash : (uint)ints.Values[rows[i]]), NullHash);
                }

                break;
            default:
                throw new InvalidOperationException($"no lane by {column.Type}");
        }
    }

    private static Rows[] Divide(Rows rows, ReadOnlySpan<ulong> hashes, int lanes, EvaluationContext context)
    {
        var indexes = new int[lanes][];
        for (var lane = 0; lane < lanes; lane++)
        {
            indexes[lane] = context.Rent<int>(rows.Count);
        }

        Span<int> counts = stackalloc int[lanes];
        counts.Clear();
        for (var i = 0; i < hashes.Length; i++)
        {
            var lane = (int)Math.BigMul(hashes[i], (ulong)lanes, out _);
            indexes[lane][counts[lane]++] = rows[i];
        }

        var divided = new Rows[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            divided[lane] = rows.Narrow(indexes[lane], counts[lane]);
        }

        return divided;
    }
}
