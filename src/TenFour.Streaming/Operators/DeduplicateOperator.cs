using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Deduplication;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
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
    private readonly EventTimeKey? eventTime;
    private readonly EventTimeKey? lateness;
    private readonly FirstSeenKeys seen;
    private readonly KeyTimes? times;
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
        this.eventTime = eventTime;
        this.lateness = lateness ?? (eventTime is null ? null : eventTime with { KeyIndex = keyColumns[eventTime.KeyIndex] });
        seen = new FirstSeenKeys(input, keyColumns, forgets: eventTime is not null);
        if (eventTime is not null)
        {
            times = new KeyTimes(seen.Store, eventTime.KeyIndex, offset: 0);
            seen.Buckets = new TimeBuckets(times.Of);
        }
    }

    public string StateSignature => $"deduplicate {seen.Signature}{(eventTime is null ? "" : $" watermark on {eventTime.KeyIndex}")}";

    public StateMetrics Metrics => seen.Metrics("dedupe", late, duplicates);

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
        var passing = seen.Add(columns, rows, context!.Evaluation, out var newSlots);
        duplicates += rows.Count - passing.Count;
        AddToBuckets(newSlots);
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
        var writer = new StateWriter(output);
        seen.WriteAdded(writer);
        writer.WriteSigned(context!.EvictionWatermarkMicros);
    }

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        var reader = new StateReader(changes);
        AddToBuckets(seen.ReadAdded(ref reader));
        seen.Evict(reader.ReadSigned());
        reader.ExpectEnd();
    }

    public void WriteSnapshot(IBufferWriter<byte> output) => seen.WriteAll(s => times!.HasTime(s), new StateWriter(output));

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        AddToBuckets(seen.ReadAll(ref reader));
        reader.ExpectEnd();
    }

    private Rows DropLate(ColumnBatch batch, RowTimes rowTimes)
    {
        var kept = rowTimes.After(batch.Rows, context!.LateWatermarkMicros, context.Evaluation);
        late += batch.Rows.Count - kept.Count;
        batch.Origin?.CountLate(batch.Rows, kept);
        return kept;
    }

    private void AddToBuckets(ReadOnlySpan<int> slots)
    {
        if (times is null)
        {
            return;
        }

        foreach (var slot in slots)
        {
            if (times.HasTime(slot))
            {
                seen.Buckets!.Add(slot);
            }
        }
    }
}
