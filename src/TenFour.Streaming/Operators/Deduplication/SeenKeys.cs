using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Deduplication;

/// <summary>Keys of any kind, each as a whole; those with an event time are forgotten when the watermark reaches it.</summary>
internal sealed class SeenKeys : ISeenKeys
{
    private readonly FirstSeenKeys seen;
    private readonly KeyTimes? times;
    private readonly int eventTime;

    /// <param name="eventTime">The key that carries a watermark, or null.</param>
    public SeenKeys(Schema input, IReadOnlyList<int> keyColumns, EventTimeKey? eventTime)
    {
        seen = new FirstSeenKeys(input, keyColumns, forgets: eventTime is not null);
        if (eventTime is not null)
        {
            this.eventTime = eventTime.KeyIndex;
            times = new KeyTimes(seen.Store, eventTime.KeyIndex, offset: 0);
            seen.Buckets = new TimeBuckets(times.Of);
        }
    }

    public string Signature => seen.Signature + (times is null ? "" : $" watermark on {eventTime}");

    public StateMetrics Metrics(long late, long duplicates) => seen.Metrics("dedupe", late, duplicates);

    public void Begin() => seen.Begin();

    public Rows Add(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context)
    {
        var passing = seen.Add(columns, rows, context, out var newSlots);
        AddToBuckets(newSlots);
        return passing;
    }

    public void Evict(long watermark) => seen.Evict(watermark);

    public void WriteAdded(StateWriter output) => seen.WriteAdded(output);

    public void ReadAdded(ref StateReader input) => AddToBuckets(seen.ReadAdded(ref input));

    public void WriteAll(StateWriter output) => seen.WriteAll(s => times!.HasTime(s), output);

    public void ReadAll(ref StateReader input) => AddToBuckets(seen.ReadAll(ref input));

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
