using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>The state of an aggregation over session windows.</summary>
internal sealed partial class SessionState
{
    private readonly SessionPlan plan;
    private readonly KeyStore groups;
    private readonly SessionStore sessions;
    private readonly SessionEnds? ends;
    private readonly LateKeys late;
    private readonly SessionChanges changes = new();
    private readonly List<int> addedGroups = [];
    private readonly Arena arena = new();
    private readonly SlotSet touchedGroups = new();
    private int[] leaving = [];
    private long updated;
    private long lateWatermark;
    private long evictionWatermark;

    public SessionState(SessionPlan plan)
    {
        this.plan = plan;
        Aggregates = new AggregateSet(plan.Aggregates);
        groups = new KeyStore([.. plan.Keys.Select(k => (k.Type, k.Nullable))], plan.HasWatermark);
        log = new KeyLog(groups);
        sessions = new SessionStore(Aggregates);
        ends = plan.Evicts ? new SessionEnds(sessions) : null;
        late = new LateKeys(groups.Layout.Width + 2);
    }

    public AggregateSet Aggregates { get; }

    public StateMetrics Metrics => new(
        "sessionWindowStateStoreSaveExec",
        sessions.Count,
        updated,
        changes.Lost.Count + leaving.Length,
        late.Count,
        groups.Bytes + sessions.Bytes + Aggregates.Bytes + (ends?.Bytes ?? 0));

    public void Begin(BatchContext context)
    {
        (lateWatermark, evictionWatermark) = (context.LateWatermarkMicros, context.EvictionWatermarkMicros);
        groups.BeginBatch();
        arena.Reset();
        changes.Clear();
        late.Clear();
        addedGroups.Clear();
        touchedGroups.Clear();
        (leaving, updated) = ([], 0);
        sessions.BeginBatch();
    }

    /// <summary>Adds rows whose aggregate arguments have been evaluated, each as a session of its own from start to end.</summary>
    public void Push(Column[] keys, long[] starts, long[] rowEnds, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        var words = groups.Encode(keys, rows);
        if (plan.HasWatermark)
        {
            rows = DropLate(words, starts, rowEnds, rows, origin, context);
        }

        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        AddGroups(words[..(rows.Count * groups.Layout.Width)], slots, context);
        for (var i = 0; i < slots.Length; i++)
        {
            touchedGroups.Add(slots[i]);
            slots[i] = sessions.Place(slots[i], starts[rows[i]], rowEnds[rows[i]], changes);
        }

        foreach (ref var slot in slots)
        {
            slot = sessions.Resolve(slot);
        }

        Aggregates.Update(slots, rows, context);
        sessions.FreeAbsorbed();
    }

    /// <summary>Ends a batch; in append mode hands on the sessions that leave.</summary>
    public void Finish(Action<ColumnBatch> emit)
    {
        foreach (var group in touchedGroups.Members)
        {
            // Spark writes all sessions of a key again when it has met one row of it.
            updated += sessions.OfGroup(group).Length;
        }

        AddEnds();
        leaving = ends?.TakeUntil(evictionWatermark) ?? [];
        foreach (var batch in Batches(leaving))
        {
            emit(batch);
        }

        RemoveLeaving();
    }

    /// <summary>The result of the complete-mode batch that has just been finished.</summary>
    public IResultTable Result() =>
        new MemoryTable(plan.Output, [.. Batches([.. AllSessions()]).Select(ColumnCopy.Compact)]);

    private void AddGroups(ReadOnlySpan<ulong> words, Span<int> slots, EvaluationContext context)
    {
        var places = context.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        var count = groups.FindOrAdd(words, slots, places);
        sessions.EnsureGroups(groups.Table.SlotLimit);
        foreach (var place in places[..count])
        {
            addedGroups.Add(slots[place]);
        }
    }

    /// <summary>
    /// Leaves out the rows whose own session ends at or before the watermark, even where they would have prolonged a session that is still
    /// there: Spark drops them before it looks.
    /// </summary>
    private Rows DropLate(Span<ulong> words, long[] starts, long[] rowEnds, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        var width = groups.Layout.Width;
        Span<ulong> lateKey = stackalloc ulong[width + 2];
        var kept = context.Rent<int>(rows.Count);
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var key = words.Slice(i * width, width);
            if (rowEnds[row] <= lateWatermark)
            {
                key.CopyTo(lateKey);
                (lateKey[width], lateKey[width + 1]) = ((ulong)starts[row], (ulong)rowEnds[row]);
                late.Add(lateKey);
                continue;
            }

            key.CopyTo(words[(count * width)..]);
            kept[count++] = row;
        }

        var keptRows = Rows.Of(kept, count);
        origin?.CountLate(rows, keptRows);
        return keptRows;
    }

    private void AddEnds()
    {
        foreach (var slot in changes.Touched.Members)
        {
            if (sessions[slot].IsLive)
            {
                ends?.Add(slot);
            }
        }
    }

    private void RemoveLeaving()
    {
        var emptied = new List<int>();
        foreach (var slot in leaving)
        {
            var group = sessions[slot].Group;
            if (sessions.Remove(slot))
            {
                emptied.Add(group);
            }
        }

        groups.Remove(CollectionsMarshal.AsSpan(emptied));
    }

    private List<int> AllSessions() => sessions.All(groups.Table.UsedSlots());

    /// <summary>The sessions as rows; a batch is valid until the next one is asked for.</summary>
    private IEnumerable<ColumnBatch> Batches(int[] slots)
    {
        for (var first = 0; first < slots.Length; first += ColumnBatch.TypicalRows)
        {
            yield return Batch(slots.AsSpan(first, Math.Min(ColumnBatch.TypicalRows, slots.Length - first)));
        }
    }

    private ColumnBatch Batch(ReadOnlySpan<int> slots)
    {
        arena.Reset();
        var owners = arena.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        var (starts, stops) = (arena.Rent<long>(slots.Length), arena.Rent<long>(slots.Length));
        for (var i = 0; i < slots.Length; i++)
        {
            (owners[i], starts[i], stops[i]) = (sessions[slots[i]].Group, sessions[slots[i]].Start, sessions[slots[i]].End);
        }

        var window = new StructColumn(
            (StructType)plan.Output[plan.KeyIndex].Type,
            [new FixedColumn<long>(SqlType.Timestamp, starts), new FixedColumn<long>(SqlType.Timestamp, stops)]);
        var keys = groups.Emit(owners, arena);
        Column[] columns = [.. keys[..plan.KeyIndex], window, .. keys[plan.KeyIndex..], .. new Column[plan.Aggregates.Count]];
        Aggregates.Emit(slots, arena, columns, keys.Length + 1);
        return new ColumnBatch(plan.Output, columns, Rows.All(slots.Length));
    }
}
