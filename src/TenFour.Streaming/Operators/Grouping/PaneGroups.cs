using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// Overlapping windows, kept as panes: a row is added to the one pane that holds its time, and windows are put together from the panes of their
/// group when rows leave. Figures count windows, not panes.
/// </summary>
internal sealed partial class PaneGroups : WindowGroups
{
    private readonly long noWindow;
    private readonly KeyStore groups;
    private readonly PaneStore panes;
    private readonly BatchPanes touched;
    private readonly TouchedWindows touchedWindows;
    private readonly LatePanes late;
    private readonly OpenVersions versions;
    private readonly PaneAssembly assembly;
    private readonly List<int> addedGroups = [];
    private readonly SlotSet leavingGroups = new();
    private readonly List<int> leaving = [];
    private long lateWindow;
    private bool startsEmpty;
    private long evictedWindow;
    private long evictionWatermark;
    private long updated;
    private long removed;

    public PaneGroups(GroupPlan plan)
        : base(plan)
    {
        (noWindow, evictedWindow) = (Grid.All.First, Grid.All.First);
        groups = new KeyStore([.. plan.Keys.Select(k => (k.Type, k.Nullable))], plan.Evicts);
        log = new KeyLog(groups);
        panes = new PaneStore(Grid, plan.Evicts);
        touched = new BatchPanes(keepsAll: plan.Mode == OutputMode.Update);
        touchedWindows = new TouchedWindows(Grid);
        late = new LatePanes(Grid, groups.Layout.Width);
        versions = new OpenVersions(Aggregates);
        assembly = new PaneAssembly(this);
    }

    public PaneStore Panes => panes;

    public override int GroupLimit => groups.Table.SlotLimit;

    private WindowRun LiveWindows => Grid.All with { First = lateWindow + 1 };

    public override StateMetrics Metrics => new(
        StateMetrics.Aggregation,
        panes.WindowCount,
        updated,
        removed,
        late.CountWindows(lateWindow),
        groups.Bytes + panes.Bytes + touched.Bytes + touchedWindows.Bytes + Aggregates.Bytes + FirstRowsBytes);

    public override void Begin(BatchContext context)
    {
        evictionWatermark = context.EvictionWatermarkMicros;
        lateWindow = Plan.Evicts ? Math.Max(Grid.LastWindowEndingBy(context.LateWatermarkMicros), evictedWindow) : noWindow;
        startsEmpty = panes.SlotLimit == panes.FreeSlots.Length;
        groups.BeginBatch();
        touched.Begin(panes.SlotLimit);
        touchedWindows.Clear();
        late.Clear();
        addedGroups.Clear();
        leavingGroups.Clear();
        leaving.Clear();
    }

    public override void Push(Column[] keys, long[]? times, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        var words = Span<ulong>.Empty;
        var numbers = context.Rent<long>(rows.Count).AsSpan(0, rows.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Grid.PaneAt(times![rows[i]]);
        }

        if (Plan.Evicts)
        {
            words = groups.Encode(keys, rows);
            rows = DropLate(words, numbers, rows, origin, context);
            words = words[..(rows.Count * groups.Layout.Width)];
        }

        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        AddGroups(keys, rows, words, slots, context);
        var groupSlots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        slots.CopyTo(groupSlots);
        panes.FindOrAdd(slots, numbers[..slots.Length], lateWindow, touched, context);
        Aggregates.EnsureCapacity(panes.SlotLimit);
        versions.Save(slots);
        Aggregates.Update(slots, rows, context);
        Touch(groupSlots, numbers, slots);
    }

    public override void Finish(Action<ColumnBatch> emit)
    {
        NoteChanges();
        updated = Plan.Mode == OutputMode.Update ? EmitTouched(emit) : CountTouched();
        removed = Plan.Evicts ? Evict(evictionWatermark, Plan.Mode == OutputMode.Append ? emit : null) : 0;
    }

    public override void RemoveLeaving()
    {
        var slots = CollectionsMarshal.AsSpan(leaving);
        groups.Remove(CollectionsMarshal.AsSpan(panes.Remove(slots)));
        foreach (var slot in slots)
        {
            Aggregates.Reset(slot);
        }
    }

    public override IResultTable Result() => new WindowResult(this, panes.WindowCount);

    public override Column[] EmitKeys(ReadOnlySpan<int> groups, Arena arena) => this.groups.Emit(groups, arena);

    public override WindowAssembly CreateAssembly() => new PaneAssembly(this);

    public override KeptVersion OpenVersion() => versions.Open(panes.SlotLimit);

    public override void CloseVersion(KeptVersion version) => versions.Close((StateVersion)version);

    public override void VisitPanes(Action<int, long> visit)
    {
        foreach (var slot in panes.InOrder())
        {
            visit(panes.Group(slot), panes.Number(slot));
        }
    }

    protected override IWindowPeaks? PeaksOf(int aggregate)
    {
        if (Aggregates.CountAt(aggregate) is not { } counts)
        {
            return null;
        }

        var counted = new CountedPaneStore(panes, Grid, counts);
        return new WindowPeaks<CountedPaneStore.Cursor>(Grid, counted, Grid.Spec.IsTumbling ? counted.RaiseToPanes : null);
    }

    /// <summary>The rows that are counted, where all aggregates count rows.</summary>
    public long CountRows()
    {
        var rows = 0L;
        foreach (var slot in panes.InOrder())
        {
            rows += Aggregates.CountAt(0)!.Count(slot);
        }

        return rows;
    }

    /// <param name="words">The keys of the rows, where state leaves.</param>
    private void AddGroups(Column[] keys, Rows rows, ReadOnlySpan<ulong> words, Span<int> slots, EvaluationContext context)
    {
        var places = context.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        var count = Plan.Evicts ? groups.FindOrAdd(words, slots, places) : groups.FindOrAdd(keys, rows, slots, places);
        panes.EnsureGroups(groups.Table.SlotLimit);
        foreach (var place in places[..count])
        {
            addedGroups.Add(slots[place]);
        }
    }

    /// <summary>
    /// Leaves out rows that are late in all their windows, and moves words and panes of the others together. A row that is late in some is
    /// kept: those windows have left and will not be put together again.
    /// </summary>
    private Rows DropLate(Span<ulong> words, Span<long> numbers, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        var lastPaneWithLate = Grid.LastPane(lateWindow);
        if (!numbers.ContainsAnyInRange(long.MinValue, lastPaneWithLate))
        {
            return rows;
        }

        var width = groups.Layout.Width;
        var kept = context.Rent<int>(rows.Count);
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var key = words.Slice(i * width, width);
            if (numbers[i] <= lastPaneWithLate)
            {
                late.Add(key, numbers[i]);
            }

            if (Grid.LastWindow(numbers[i]) > lateWindow)
            {
                key.CopyTo(words[(count * width)..]);
                numbers[count] = numbers[i];
                kept[count++] = rows[i];
            }
        }

        var keptRows = Rows.Of(kept, count);
        origin?.CountLate(rows, keptRows);
        return keptRows;
    }

    /// <summary>Notes the panes of rows, and counts the windows that they have just touched.</summary>
    private void Touch(ReadOnlySpan<int> groupSlots, ReadOnlySpan<long> numbers, ReadOnlySpan<int> slots)
    {
        // In the first batch all that there is has been touched.
        var isSorted = Plan.Mode == OutputMode.Update || !startsEmpty;
        if (!isSorted && touched.NewFrom == 0)
        {
            return;
        }

        for (var i = 0; i < slots.Length; i++)
        {
            touched.Touch(groupSlots[i], numbers[i], slots[i], isSorted);
        }

        foreach (var (group, isFirst) in touched.RecentGroups)
        {
            if (Plan.Mode != OutputMode.Update)
            {
                touchedWindows.Add(group, touched.SortRecent(group).Numbers, isFirst, LiveWindows);
            }
        }

        touched.BeginRecent();
    }

    /// <summary>Notes what the batch has changed, where something ranks.</summary>
    private void NoteChanges()
    {
        if (Peaks is { IsStarted: true })
        {
            NotePeaks(Peaks);
        }

        if (NotesChanges)
        {
            foreach (var slot in touched.Known)
            {
                NoteChanged(panes.Group(slot), panes.Number(slot));
            }

            for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
            {
                NoteChanged(panes.Group(slot), panes.Number(slot));
            }
        }
    }

    private void NotePeaks(IWindowPeaks peaks)
    {
        if (startsEmpty)
        {
            peaks.RaiseAll(GroupLimit);
            return;
        }

        if (RaisesGroups(touched.Known.Length + panes.SlotLimit - touched.NewFrom, panes.SlotLimit))
        {
            foreach (var group in touched.Groups)
            {
                peaks.Raise(group);
            }

            return;
        }

        foreach (var slot in touched.Known)
        {
            peaks.Raise(panes.Group(slot), panes.Number(slot));
        }

        for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
        {
            peaks.Raise(panes.Group(slot), panes.Number(slot));
        }
    }

    private long CountTouched()
    {
        if (startsEmpty)
        {
            // All there is has been touched.
            return panes.WindowCount;
        }

        var count = touchedWindows.Count;
        foreach (var group in touchedWindows.Unordered)
        {
            var numbers = new List<long>();
            foreach (var slot in panes.OfGroup(group))
            {
                if (touched.Contains(slot))
                {
                    numbers.Add(panes.Number(slot));
                }
            }

            count += Grid.CountWindows(CollectionsMarshal.AsSpan(numbers), LiveWindows);
        }

        return count;
    }

    /// <summary>Hands on the windows that rows have touched, and counts them.</summary>
    private long EmitTouched(Action<ColumnBatch> emit)
    {
        var count = 0L;
        foreach (var group in touched.Groups)
        {
            var runs = new WindowRuns(LiveWindows.First, LiveWindows.Last);
            foreach (var number in touched.Sort(group).Numbers)
            {
                count += Emit(group, runs.Add(Grid.FirstWindow(number), Grid.LastWindow(number)), emit);
            }

            count += Emit(group, runs.End(), emit);
        }

        assembly.Flush(emit);
        return count;
    }

    private long Emit(int group, WindowRun? run, Action<ColumnBatch>? emit)
    {
        if (run is { } windows && emit is not null)
        {
            assembly.Emit(group, windows, emit);
        }

        return run?.Count ?? 0;
    }

    /// <summary>Lets the windows go that end by the watermark, and the panes of which that was the last one.</summary>
    /// <param name="emit">Takes the windows in append mode.</param>
    /// <returns>How many windows left.</returns>
    private long Evict(long watermark, Action<ColumnBatch>? emit)
    {
        var last = Grid.LastWindowEndingBy(watermark);
        if (last <= evictedWindow)
        {
            return 0;
        }

        panes.VisitEndingBy(watermark, slot =>
        {
            if (Grid.FirstWindow(panes.Number(slot)) <= last)
            {
                leavingGroups.Add(panes.Group(slot));
            }
        });

        var count = 0L;
        foreach (var group in leavingGroups.Sorted())
        {
            count += EvictGroup(group, new WindowRun(Math.Max(lateWindow, evictedWindow) + 1, last), emit);
        }

        if (emit is not null)
        {
            assembly.Flush(emit);
        }

        // By slot, so that a restored state, which met its panes in another order, gives the same slots again.
        panes.TakeEndedBy(watermark, leaving);
        leaving.Sort();
        panes.WindowCount -= count;
        evictedWindow = last;
        return count;
    }

    private long EvictGroup(int group, WindowRun bounds, Action<ColumnBatch>? emit)
    {
        var count = 0L;
        var runs = new WindowRuns(bounds.First, bounds.Last);
        foreach (var slot in panes.OfGroup(group))
        {
            var number = panes.Number(slot);
            if (Grid.FirstWindow(number) > bounds.Last)
            {
                break;
            }

            count += runs.Add(Grid.FirstWindow(number), Grid.LastWindow(number))?.Count ?? 0;
        }

        Emit(group, bounds, emit);
        return count + (runs.End()?.Count ?? 0);
    }
}
