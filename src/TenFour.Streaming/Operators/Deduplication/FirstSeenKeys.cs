using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Deduplication;

/// <summary>The keys of rows that have passed, and when each may be forgotten.</summary>
internal sealed class FirstSeenKeys
{
    private readonly KeyStore keys;
    private readonly KeyLog log;
    private readonly List<int> added = [];
    private readonly List<int> leaving = [];

    /// <param name="forgets">Keys leave in time.</param>
    public FirstSeenKeys(Schema input, IReadOnlyList<int> keyColumns, bool forgets)
    {
        keys = new KeyStore([.. keyColumns.Select(c => (input[c].Type, input[c].Nullable))], forgets);
        log = new KeyLog(keys);
        Signature = $"keys ({string.Join(", ", keyColumns.Select(c => input[c].Type))})";
    }

    public string Signature { get; }

    public KeyStore Store => keys;

    /// <summary>The keys by the time at which they may be forgotten; null, and so kept for ever, unless set at the start.</summary>
    public TimeBuckets? Buckets { get; set; }

    /// <summary>The figures of the batch.</summary>
    /// <param name="late">Rows dropped by the watermark.</param>
    /// <param name="duplicates">Rows dropped because their key was there.</param>
    public StateMetrics Metrics(string name, long late, long duplicates, long moreBytes = 0) =>
        new(name, keys.Count, added.Count, leaving.Count, late, keys.Bytes + (Buckets?.Bytes ?? 0) + moreBytes)
        {
            Custom = new Dictionary<string, long> { ["numDroppedDuplicateRows"] = duplicates },
        };

    public void Begin()
    {
        keys.BeginBatch();
        added.Clear();
        leaving.Clear();
    }

    /// <summary>Adds the rows' keys; gives the rows whose key is new.</summary>
    /// <param name="newSlots">Their slots, by place among the rows given back.</param>
    public Rows Add(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context, out ReadOnlySpan<int> newSlots)
    {
        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        var places = context.Rent<int>(rows.Count);
        var count = keys.FindOrAdd(columns, rows, slots, places.AsSpan(0, rows.Count));
        var first = added.Count;
        for (var i = 0; i < count; i++)
        {
            added.Add(slots[places[i]]);
            places[i] = rows[places[i]];
        }

        newSlots = CollectionsMarshal.AsSpan(added)[first..];
        return Rows.Of(places, count);
    }

    /// <summary>Forgets the keys whose time has come.</summary>
    public void Evict(long watermark)
    {
        Buckets?.TakeUntil(watermark, leaving);
        keys.Remove(CollectionsMarshal.AsSpan(leaving));
    }

    /// <summary>Writes the keys that the batch added; gives their slots.</summary>
    public ReadOnlySpan<int> WriteAdded(StateWriter output)
    {
        log.WriteAdded(CollectionsMarshal.AsSpan(added), output);
        return CollectionsMarshal.AsSpan(added);
    }

    /// <summary>Adds the keys that <see cref="WriteAdded"/> wrote; gives their slots.</summary>
    public int[] ReadAdded(ref StateReader input)
    {
        leaving.Clear();
        return log.ReadAdded(ref input);
    }

    /// <summary>Writes all keys; gives their slots in the order of writing.</summary>
    /// <param name="hasTime">Whether a slot is in the buckets.</param>
    public int[] WriteAll(Func<int, bool> hasTime, StateWriter output)
    {
        var all = keys.Table.UsedSlots();
        int[] slots = Buckets is null ? all : [.. Buckets.Ordered(), .. all.Where(s => !hasTime(s))];
        log.WriteAll(slots, output);
        return slots;
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote; gives the slots in the order of writing.</summary>
    public int[] ReadAll(ref StateReader input) => log.ReadAll(ref input);
}
