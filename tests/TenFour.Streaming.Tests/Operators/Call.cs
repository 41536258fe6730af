using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>One input row of the operator tests.</summary>
/// <param name="Time">Event time in microseconds.</param>
internal sealed record Call(long? Time, string? Kind, int? Value)
{
    public static readonly Schema Schema = new(
        [new StructField("time", SqlType.Timestamp), new StructField("kind", SqlType.String), new StructField("value", SqlType.Int)]);

    /// <summary>The rows as a column batch, with their strings coded by <paramref name="dictionary"/> or plain.</summary>
    public static ColumnBatch Batch(IReadOnlyList<Call> calls, StringDictionary? dictionary, RecordCounts? counts = null)
    {
        var times = Column<long>(SqlType.Timestamp, calls, c => c.Time);
        var values = Column<int>(SqlType.Int, calls, c => c.Value);
        var pool = dictionary?.Pool ?? new StringPool();
        var nulls = new Bitmap(calls.Count);
        var codes = new int[calls.Count];
        for (var i = 0; i < calls.Count; i++)
        {
            nulls.Set(i, calls[i].Kind is null);
            var bytes = System.Text.Encoding.UTF8.GetBytes(calls[i].Kind ?? "");
            codes[i] = dictionary?.Intern(bytes) ?? pool.Add(bytes);
        }

        var kinds = new StringColumn(SqlType.String, pool, dictionary is null ? null : codes, nulls);
        var origin = counts is null ? null : new RecordOrigin("calls", 0, 0, null, counts);
        return new ColumnBatch(Schema, [times, kinds, values], Rows.All(calls.Count), origin);
    }

    private static FixedColumn<T> Column<T>(SqlType type, IReadOnlyList<Call> calls, Func<Call, T?> value)
        where T : unmanaged
    {
        var nulls = calls.Any(c => value(c) is null) ? new Bitmap(calls.Count) : null;
        var values = new T[calls.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(calls[i]) ?? default;
            nulls?.Set(i, value(calls[i]) is null);
        }

        return new FixedColumn<T>(type, values, nulls);
    }
}
