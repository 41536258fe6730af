using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// One slot a group. Tumbling windows are groups by their start where they leave. Overlapping ones come here only where the watermark is on
/// another key; then a row is added to each of its windows.
/// </summary>
internal sealed partial class PlainGroups : GroupState
{
    private readonly KeyStore keys;
    private readonly WindowGrid? grid;
    private readonly KeyTimes? times;
    private readonly TimeBuckets? buckets;
    private readonly LateKeys late;
    private readonly OpenVersions versions;
    private readonly SlotSet touched = new();
    private readonly List<int> added = [];
    private readonly List<int> leaving = [];
    private readonly Arena arena = new();
    private long lateWatermark;
    private long evictionWatermark;

    public PlainGroups(GroupPlan plan)
        : base(plan)
    {
        var columns = plan.Keys.Select(k => (k.Type, k.Nullable)).ToList();
        if (plan.Window is { } window)
        {
            grid = new WindowGrid(window.Spec);
            columns.Insert(window.KeyIndex, (SqlType.Timestamp, false));
        }

        keys = new KeyStore(columns, plan.Evicts);
        log = new KeyLog(keys);
        late = new LateKeys(keys.Layout.Width);
        versions = new OpenVersions(Aggregates);
        if (plan.Evicts)
        {
            var isOwnWindow = plan.Window?.KeyIndex == plan.EventTime!.KeyIndex;
            times = new KeyTimes(keys, plan.EventTime.KeyIndex, isOwnWindow ? plan.Window!.Spec.SizeMicros : 0);
            buckets = new TimeBuckets(times.Of);
        }
    }

    public override StateMetrics Metrics => new(
        StateMetrics.Aggregation,
        keys.Count,
        touched.Count,
        leaving.Count,
        late.Count,
        keys.Bytes + Aggregates.Bytes + touched.Bytes + (buckets?.Bytes ?? 0) + RankingBytes);

    public override void Begin(BatchContext context)
    {
        (lateWatermark, evictionWatermark) = (context.LateWatermarkMicros, context.EvictionWatermarkMicros);
        keys.BeginBatch();
        touched.Clear();
        late.Clear();
        added.Clear();
        leaving.Clear();
    }

    public override void Push(Column[] keyColumns, long[]? rowTimes, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        if (grid is null)
        {
            Add(keyColumns, rows, origin, context);
            return;
        }

        var starts = context.Rent<long>(rows.End);
        foreach (var row in rows)
        {
            starts[row] = grid.WindowStart(grid.LastWindow(grid.PaneAt(rowTimes![row])));
        }

        Column[] columns = [.. keyColumns[..Plan.Window!.KeyIndex], new FixedColumn<long>(SqlType.Timestamp, starts), .. keyColumns[Plan.Window.KeyIndex..]];
        Add(columns, rows, origin, context);
        while (!grid.Spec.IsTumbling && rows.Count > 0)
        {
            rows = MoveToEarlierWindow(starts, rowTimes!, rows, context);
            Add(columns, rows, null, context);
        }
    }

    public override void Finish(Action<ColumnBatch> emit)
    {
        if (Plan.IsGlobal)
        {
            TouchTheOneGroup();
        }

        NoteChangedPieces();
        if (Plan.Mode == OutputMode.Update)
        {
            Emit(touched.Members, emit);
        }

        buckets?.TakeUntil(evictionWatermark, leaving);
        if (Plan.Mode == OutputMode.Append)
        {
            Emit(CollectionsMarshal.AsSpan(leaving), emit);
        }
    }

    public override void RemoveLeaving()
    {
        keys.Remove(CollectionsMarshal.AsSpan(leaving));
        foreach (var slot in leaving)
        {
            Aggregates.Reset(slot);
        }
    }

    public override IResultTable Result() => new PlainResult(this, keys.Count);

    /// <summary>Opens the current version for reading; under the gate.</summary>
    public StateVersion OpenVersion() => versions.Open(keys.Table.SlotLimit);

    public void CloseVersion(StateVersion version) => versions.Close(version);

    /// <summary>The keys of the slots, and room for the aggregates behind them; under the gate.</summary>
    public Column[] EmitKeys(ReadOnlySpan<int> slots, Arena loan)
    {
        var columns = new Column[Plan.Output.Count];
        keys.Emit(slots, loan).CopyTo(columns, 0);
        if (Plan.Window is { } window)
        {
            var starts = ((FixedColumn<long>)columns[window.KeyIndex]).Values;
            columns[window.KeyIndex] = WindowColumns.Of(Plan.Output[window.KeyIndex].Type, starts, slots.Length, window.Spec.SizeMicros, loan);
        }

        return columns;
    }

    private void Add(Column[] columns, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        if (Plan.IsGlobal)
        {
            AddToTheOneGroup(rows, context);
            return;
        }

        var words = Span<ulong>.Empty;
        if (Plan.Evicts)
        {
            words = keys.Encode(columns, rows);
            rows = DropLate(EventTimes(columns), words, rows, origin, context);
            words = words[..(rows.Count * keys.Layout.Width)];
        }

        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        AddKeys(columns, rows, words, slots, context);
        foreach (var slot in slots)
        {
            touched.Add(slot);
        }

        versions.Save(slots);
        Aggregates.Update(slots, rows, context);
    }

    private void AddToTheOneGroup(Rows rows, EvaluationContext context)
    {
        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        slots.Fill(TouchTheOneGroup());
        versions.Save(slots[..Math.Min(1, slots.Length)]);
        Aggregates.Update(slots, rows, context);
    }

    /// <param name="words">The keys of the rows, where state leaves.</param>
    private void AddKeys(Column[] columns, Rows rows, ReadOnlySpan<ulong> words, Span<int> slots, EvaluationContext context)
    {
        var places = context.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        var count = Plan.Evicts ? keys.FindOrAdd(words, slots, places) : keys.FindOrAdd(columns, rows, slots, places);
        Aggregates.EnsureCapacity(keys.Table.SlotLimit);
        foreach (var place in places[..count])
        {
            NoteAdded(slots[place]);
        }
    }

    private void NoteAdded(int slot)
    {
        added.Add(slot);
        AddToBuckets(slot);
    }

    private void AddToBuckets(int slot)
    {
        if (buckets is not null && times!.HasTime(slot))
        {
            buckets.Add(slot);
        }
    }

    private RowTimes EventTimes(Column[] columns)
    {
        var index = Plan.EventTime!.KeyIndex;
        return Plan.Window is { } window && window.KeyIndex == index
            ? new RowTimes(((FixedColumn<long>)columns[index]).Values, window.Spec.SizeMicros, null, null)
            : RowTimes.Of(columns[index], Plan.EventTime.IsWindow);
    }

    /// <summary>Leaves out the rows at or before the watermark, and moves the words of the others together.</summary>
    private Rows DropLate(RowTimes eventTimes, Span<ulong> words, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        if (!eventTimes.AnyAtMost(rows, lateWatermark))
        {
            return rows;
        }

        var width = keys.Layout.Width;
        var kept = context.Rent<int>(rows.Count);
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var key = words.Slice(i * width, width);
            if (eventTimes.IsAtMost(rows[i], lateWatermark))
            {
                late.Add(key);
                continue;
            }

            key.CopyTo(words[(count * width)..]);
            kept[count++] = rows[i];
        }

        var keptRows = Rows.Of(kept, count);
        origin?.CountLate(rows, keptRows);
        return keptRows;
    }

    /// <summary>Moves each row's window one slide back; gives the rows that the earlier window holds.</summary>
    private Rows MoveToEarlierWindow(long[] starts, long[] rowTimes, Rows rows, EvaluationContext context)
    {
        var kept = context.Rent<int>(rows.Count);
        var count = 0;
        foreach (var row in rows)
        {
            starts[row] -= grid!.Spec.SlideMicros;
            kept[count] = row;
            count += starts[row] + grid.Spec.SizeMicros > rowTimes[row] ? 1 : 0;
        }

        return Rows.Of(kept, count);
    }

    /// <summary>The slot of a global aggregation, which has its row also when there was no input, as in Spark.</summary>
    private int TouchTheOneGroup()
    {
        Span<ulong> key = stackalloc ulong[1];
        key.Clear();
        var slot = keys.Table.FindOrAdd(key, out var isNew);
        Aggregates.EnsureCapacity(keys.Table.SlotLimit);
        touched.Add(slot);
        if (isNew)
        {
            NoteAdded(slot);
        }

        return slot;
    }

    private void Emit(ReadOnlySpan<int> slots, Action<ColumnBatch> emit)
    {
        while (slots.Length > 0)
        {
            var some = slots[..Math.Min(slots.Length, ColumnBatch.TypicalRows)];
            emit(Batch(some, withKeys: true));
            slots = slots[some.Length..];
        }
    }

    /// <summary>The slots as rows, valid until the next call.</summary>
    private ColumnBatch Batch(ReadOnlySpan<int> slots, bool withKeys)
    {
        arena.Reset();
        var columns = withKeys ? EmitKeys(slots, arena) : new Column[Plan.Output.Count];
        Aggregates.Emit(slots, arena, columns, Plan.KeyCount);
        return new ColumnBatch(Plan.Output, columns, Rows.All(slots.Length));
    }
}
