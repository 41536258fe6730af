using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Deduplication;

/// <summary>
/// Keys with a timestamp among them, never forgotten: for each combination of the other values the times that it was seen at. Rows come nearly in
/// order of time, so a new key costs no wait for memory, and takes the room of its time.
/// </summary>
internal sealed class SeenTimes : ISeenKeys, ICountableTimes
{
    private readonly int timeKey;
    private readonly int[] otherKeys;
    private readonly KeyStore others;
    private readonly OrderedTimes times = new();
    private readonly SlotSet withNull = new();
    private readonly SeenTimesLog log;
    private readonly List<TimeVersion> versions = [];

    /// <param name="timeKey">The place of the timestamp among the key columns; see <see cref="TimeAmong"/>.</param>
    public SeenTimes(Schema input, IReadOnlyList<int> keyColumns, int timeKey)
    {
        this.timeKey = timeKey;
        otherKeys = [.. Enumerable.Range(0, keyColumns.Count).Where(k => k != timeKey)];
        others = new KeyStore([.. otherKeys.Select(k => (input[keyColumns[k]].Type, input[keyColumns[k]].Nullable))], removes: false);
        log = new SeenTimesLog(others, times, withNull);
        Signature = $"keys ({string.Join(", ", keyColumns.Select(c => input[c].Type))}) by times of {timeKey}";
    }

    public string Signature { get; }

    public Lock Gate { get; } = new();

    public OrderedTimes Times => times;

    public int GroupLimit => others.Table.SlotLimit;

    public AddedTimes Added { get; private set; }

    /// <summary>The place of the first timestamp among key columns, or -1.</summary>
    public static int TimeAmong(Schema input, IReadOnlyList<int> keyColumns) =>
        keyColumns.ToList().FindIndex(c => input[c].Type is TimestampType or TimestampNtzType);

    public StateMetrics Metrics(long late, long duplicates) =>
        new("dedupe", times.Count + withNull.Count, log.Added, 0, late, others.Bytes + times.Bytes + withNull.Bytes + log.Bytes)
        {
            Custom = new Dictionary<string, long> { ["numDroppedDuplicateRows"] = duplicates },
        };

    public void Begin()
    {
        others.BeginBatch();
        log.Clear();
    }

    public Rows Add(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context)
    {
        lock (Gate)
        {
            return AddWithin(columns, rows, context);
        }
    }

    public Column[] EmitKeys(ReadOnlySpan<int> groups, Arena arena) => others.Emit(groups, arena);

    public TimeVersion OpenVersion()
    {
        var version = new TimeVersion();
        versions.Add(version);
        return version;
    }

    public void CloseVersion(TimeVersion version)
    {
        if (version.Leave())
        {
            versions.Remove(version);
        }
    }

    private Rows AddWithin(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context)
    {
        var slotArray = context.Rent<int>(rows.Count);
        var slots = slotArray.AsSpan(0, rows.Count);
        AddOthers(columns, rows, slots, context);
        var time = (FixedColumn<long>)columns[timeKey];
        var passing = context.Rent<int>(rows.Count);
        var newTimes = context.Rent<long>(rows.Count);
        var gaps = context.Rent<TimeGap>(rows.Count);
        var (count, timeCount) = (0, 0);
        for (var i = 0; i < slots.Length; i++)
        {
            var row = rows[i];
            var slot = slots[i];
            passing[count] = row;
            if (time.IsNull(row))
            {
                count += AddNull(slot) ? 1 : 0;
            }
            else if (times.Add(slot, time.Values[row], out gaps[timeCount]))
            {
                // The slots of new times move to the front.
                (slots[timeCount], newTimes[timeCount]) = (slot, time.Values[row]);
                timeCount++;
                count++;
            }
        }

        log.AddTimes(slots[..timeCount], newTimes.AsSpan(0, timeCount));
        foreach (var version in versions)
        {
            version.Save(slots[..timeCount], newTimes.AsSpan(0, timeCount));
        }

        Added = new AddedTimes(slotArray.AsMemory(0, timeCount), newTimes.AsMemory(0, timeCount), gaps.AsMemory(0, timeCount));
        return Rows.Of(passing, count);
    }

    public void Evict(long watermark)
    {
        // No watermark reaches these keys.
    }

    public void WriteAdded(StateWriter output) => log.WriteAdded(output);

    public void ReadAdded(ref StateReader input) => log.ReadAdded(ref input);

    public void WriteAll(StateWriter output) => log.WriteAll(output);

    public void ReadAll(ref StateReader input) => log.ReadAll(ref input);

    private void AddOthers(ReadOnlySpan<Column> columns, Rows rows, Span<int> slots, EvaluationContext context)
    {
        var keys = new Column[otherKeys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = columns[otherKeys[i]];
        }

        var places = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        var count = others.FindOrAdd(keys, rows, slots, places);
        times.EnsureCapacity(others.Table.SlotLimit);
        foreach (var place in places[..count])
        {
            log.AddSlot(slots[place]);
        }
    }

    private bool AddNull(int slot)
    {
        if (!withNull.Add(slot))
        {
            return false;
        }

        log.AddNull(slot);
        return true;
    }
}
