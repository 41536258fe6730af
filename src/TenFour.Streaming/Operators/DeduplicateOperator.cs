using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Deduplication;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators;

/// <summary>
/// <c>dropDuplicates</c> and SELECT DISTINCT: passes the first row of each key, at once. With a watermark on any column, late rows are dropped
/// first; on a key column, a key is forgotten when the watermark reaches it, else it is kept for ever. Rows keep their origin.
/// </summary>
public sealed class DeduplicateOperator : Operator, IStatefulOperator
{
    private readonly int[] keyColumns;
    private readonly EventTimeKey? lateness;
    private readonly ISeenKeys seen;
    private BatchContext? context;
    private long late;
    private long duplicates;

    /// <param name="input">The schema of input and output.</param>
    /// <param name="keyColumns">The columns that make the key.</param>
    /// <param name="eventTime">The key, among <paramref name="keyColumns"/>, that carries a watermark, or null.</param>
    /// <param name="lateness">The column, among all, that carries a watermark, or null; at least that of the key.</param>
    public DeduplicateOperator(Schema input, IReadOnlyList<int> keyColumns, EventTimeKey? eventTime, EventTimeKey? lateness = null)
        : base(input)
    {
        this.keyColumns = [.. keyColumns];
        this.lateness = lateness ?? (eventTime is null ? null : eventTime with { KeyIndex = keyColumns[eventTime.KeyIndex] });
        var time = SeenTimes.TimeAmong(input, keyColumns);
        seen = time >= 0 && eventTime is null ? new SeenTimes(input, keyColumns, time) : new SeenKeys(input, keyColumns, eventTime);
    }

    public string StateSignature => $"deduplicate {seen.Signature}";

    /// <summary>The times of each combination of the other keys, where the state is kept so.</summary>
    internal ICountableTimes? Times => seen as SeenTimes;

    public StateMetrics Metrics => seen.Metrics(late, duplicates);

    public override void Begin(BatchContext context)
    {
        this.context = context;
        (late, duplicates) = (0, 0);
        seen.Begin();
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        var columns = Array.ConvertAll(keyColumns, c => batch.Columns[c]);
        var rows = lateness is null ? batch.Rows : DropLate(batch, RowTimes.Of(batch.Columns[lateness.KeyIndex], lateness.IsWindow));
        var passing = seen.Add(columns, rows, context!.Evaluation);
        duplicates += rows.Count - passing.Count;
        if (passing.Count > 0)
        {
            Next.Push(batch with { Rows = passing });
        }
    }

    public override void Finish()
    {
        seen.Evict(context!.EvictionWatermarkMicros);
        base.Finish();
    }

    public void WriteChanges(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        seen.WriteAdded(writer);
        writer.WriteSigned(context!.EvictionWatermarkMicros);
    }

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        var reader = new StateReader(changes);
        seen.ReadAdded(ref reader);
        seen.Evict(reader.ReadSigned());
        reader.ExpectEnd();
    }

    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        seen.WriteAll(writer);
    }

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        seen.ReadAll(ref reader);
        reader.ExpectEnd();
    }

    private Rows DropLate(ColumnBatch batch, RowTimes rowTimes)
    {
        var kept = rowTimes.After(batch.Rows, context!.LateWatermarkMicros, context.Evaluation);
        late += batch.Rows.Count - kept.Count;
        batch.Origin?.CountLate(batch.Rows, kept);
        return kept;
    }
}
