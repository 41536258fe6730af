using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators;

/// <summary>
/// WATERMARK: lets the rows pass and notes their event times. The notes of a worker are drained in the order of the records
/// (<see cref="Drain"/>), so that the figures are the same on any number of workers.
/// </summary>
/// <remarks>Spark counts a null event time as the epoch in these figures.</remarks>
public sealed class WatermarkStage(Schema output, int column) : Stage(output)
{
    private const long MicrosPerMilli = 1000;

    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var times = EventTimes(batch.Columns[column]);
        var noted = context.Cached(this, () => new Notes());
        var room = noted.Reserve(batch.Rows.Count);
        for (var i = 0; i < room.Length; i++)
        {
            var row = batch.Rows[i];
            room[i] = times.IsNull(row) ? 0 : FloorToMillis(times.Values[row]);
        }

        return batch;
    }

    /// <summary>Takes the event times of rows into figures at once.</summary>
    public void Note(ColumnBatch batch, EventTimeStats stats)
    {
        var times = EventTimes(batch.Columns[column]);
        foreach (var row in batch.Rows)
        {
            stats.Add(times.IsNull(row) ? 0 : FloorToMillis(times.Values[row]));
        }
    }

    /// <summary>Moves what a worker has noted since the last call into the figures of the batch.</summary>
    public void Drain(EvaluationContext context, EventTimeStats stats)
    {
        var noted = context.Cached(this, () => new Notes());
        stats.Add(noted.Taken);
        noted.Clear();
    }

    private static FixedColumn<long> EventTimes(Column column) => column is StructColumn window
        ? (FixedColumn<long>)window.Fields[1].With(window.Fields[1].Type, window.Nulls)
        : (FixedColumn<long>)column;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FloorToMillis(long micros) => (micros / MicrosPerMilli) - (micros % MicrosPerMilli < 0 ? 1 : 0);

    private sealed class Notes
    {
        private long[] _millis = new long[ColumnBatch.TypicalRows];
        private int _count;

        public ReadOnlySpan<long> Taken => _millis.AsSpan(0, _count);

        public Span<long> Reserve(int count)
        {
            if (_millis.Length - _count < count)
            {
                Array.Resize(ref _millis, Math.Max(_millis.Length * 2, _count + count));
            }

            _count += count;
            return _millis.AsSpan(_count - count, count);
        }

        public void Clear() => _count = 0;
    }
}
