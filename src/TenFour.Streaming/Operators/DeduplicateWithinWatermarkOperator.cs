using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Deduplication;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators;

/// <summary>
/// <c>dropDuplicatesWithinWatermark</c>: passes the first row of each key, at once, and forgets the key when the watermark reaches that row's
/// event time plus the delay; a duplicate does not prolong it. Late rows are dropped first. Rows keep their origin.
/// </summary>
public sealed class DeduplicateWithinWatermarkOperator : Operator, IStatefulOperator
{
    private readonly int[] keyColumns;
    private readonly int eventTimeColumn;
    private readonly long delay;
    private readonly SlotArray<long> expiries = new();
    private readonly FirstSeenKeys seen;
    private readonly bool isWindow;
    private BatchContext? context;
    private long late;
    private long duplicates;

    /// <param name="input">The schema of input and output.</param>
    /// <param name="keyColumns">The columns that make the key.</param>
    /// <param name="eventTimeColumn">The column that carries the watermark: a TIMESTAMP, or a window struct, judged by its end.</param>
    /// <param name="delayMicros">The watermark's delay.</param>
    public DeduplicateWithinWatermarkOperator(Schema input, IReadOnlyList<int> keyColumns, int eventTimeColumn, long delayMicros)
        : base(input)
    {
        this.keyColumns = [.. keyColumns];
        this.eventTimeColumn = eventTimeColumn;
        delay = delayMicros;
        isWindow = input[eventTimeColumn].Type is StructType;
        seen = new FirstSeenKeys(input, keyColumns, forgets: true) { Buckets = new TimeBuckets(slot => expiries[slot]) };
    }

    public string StateSignature => $"deduplicate within watermark {seen.Signature} delay {delay}";

    public StateMetrics Metrics => seen.Metrics("dedupeWithinWatermark", late, duplicates, expiries.Bytes);

    public override void Begin(BatchContext context)
    {
        this.context = context;
        (late, duplicates) = (0, 0);
        seen.Begin();
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        var times = RowTimes.Of(batch.Columns[eventTimeColumn], isWindow);
        var rows = times.After(batch.Rows, context!.LateWatermarkMicros, context.Evaluation);
        late += batch.Rows.Count - rows.Count;
        batch.Origin?.CountLate(batch.Rows, rows);
        var passing = seen.Add(Array.ConvertAll(keyColumns, c => batch.Columns[c]), rows, context.Evaluation, out var slots);
        duplicates += rows.Count - passing.Count;
        for (var i = 0; i < slots.Length; i++)
        {
            // Spark reads a null time as 0 here.
            SetExpiry(slots[i], (times.IsNull(passing[i]) ? 0 : times[passing[i]]) + delay);
        }

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
        WriteExpiries(seen.WriteAdded(writer), writer);
        writer.WriteSigned(context!.EvictionWatermarkMicros);
    }

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        var reader = new StateReader(changes);
        ReadExpiries(seen.ReadAdded(ref reader), ref reader);
        seen.Evict(reader.ReadSigned());
        reader.ExpectEnd();
    }

    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        WriteExpiries(seen.WriteAll(_ => true, writer), writer);
    }

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        ReadExpiries(seen.ReadAll(ref reader), ref reader);
        reader.ExpectEnd();
    }

    private void SetExpiry(int slot, long expiry)
    {
        expiries.EnsureCapacity(slot + 1);
        expiries[slot] = expiry;
        seen.Buckets!.Add(slot);
    }

    private void WriteExpiries(ReadOnlySpan<int> slots, StateWriter output)
    {
        var previous = 0L;
        foreach (var slot in slots)
        {
            output.WriteSigned(expiries[slot] - previous);
            previous = expiries[slot];
        }
    }

    private void ReadExpiries(int[] slots, ref StateReader input)
    {
        var previous = 0L;
        foreach (var slot in slots)
        {
            previous += input.ReadSigned();
            SetExpiry(slot, previous);
        }
    }
}
