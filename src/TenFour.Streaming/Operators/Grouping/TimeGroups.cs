using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// Counts of rows by windows in complete mode, behind a DISTINCT over just the groups' keys and the time: a row is a time that the DISTINCT keeps
/// anyway, so there is nothing to keep here. Windows are counted along the times when they are read.
/// </summary>
internal sealed class TimeGroups : WindowGroups
{
    private readonly ICountableTimes seen;
    private readonly int[] keyOrder;
    private readonly PanesByGroup touched = new();
    private readonly SlotSet touchedGroups = new();
    private PaneGroups? older;
    private long olderTimes;
    private bool startsEmpty;
    private long windowCount;
    private long updated;

    /// <param name="seen">The times of the DISTINCT.</param>
    /// <param name="keyOrder">By key of the plan without the window, its place among the keys of the times.</param>
    public TimeGroups(GroupPlan plan, ICountableTimes seen, int[] keyOrder)
        : base(plan, seen.Gate)
    {
        (this.seen, this.keyOrder) = (seen, keyOrder);
        Times = new CountedTimes(seen.Times, Grid);
    }

    public CountedTimes Times { get; }

    public override int GroupLimit => seen.GroupLimit;

    public override StateMetrics Metrics => new(
        StateMetrics.Aggregation, windowCount, updated, 0, 0, touched.Bytes + touchedGroups.Bytes + FirstRowsBytes);

    public override void Begin(BatchContext context)
    {
        startsEmpty = seen.Times.Count == 0;
        touched.Clear(touchedGroups.Members);
        touchedGroups.Clear();
    }

    /// <remarks>The rows are the times that the DISTINCT has just added.</remarks>
    public override void Push(Column[] keys, long[]? times, Rows rows, RecordOrigin? origin, EvaluationContext context)
    {
        var groups = seen.Added.Groups.Span;
        var newTimes = seen.Added.Times.Span;
        var gaps = seen.Added.Gaps.Span;
        for (var i = 0; i < groups.Length; i++)
        {
            if (!Grid.Spec.Holds(newTimes[i]))
            {
                continue;
            }

            windowCount += Grid.CountBetween(newTimes[i], Within(gaps[i]), Grid.All.First);

            // In the first batch all that there is has been touched.
            if (!startsEmpty)
            {
                touchedGroups.Add(groups[i]);
                touched.Add(groups[i], Grid.PaneAt(newTimes[i]), 0);
            }
        }
    }

    public override void Finish(Action<ColumnBatch> emit)
    {
        NoteChanges();
        updated = startsEmpty ? windowCount : CountTouched();
    }

    public override IResultTable Result() => new WindowResult(this, windowCount);

    public override Column[] EmitKeys(ReadOnlySpan<int> groups, Arena arena)
    {
        var keys = seen.EmitKeys(groups, arena);
        return Array.ConvertAll(keyOrder, k => keys[k]);
    }

    public override WindowAssembly CreateAssembly() => new TimeAssembly(this);

    public override KeptVersion OpenVersion() => seen.OpenVersion();

    public override void CloseVersion(KeptVersion version) => seen.CloseVersion((TimeVersion)version);

    public override void VisitPanes(Action<int, long> visit)
    {
        for (var group = 0; group < GroupLimit; group++)
        {
            for (var pane = Times.From(group, long.MinValue); !pane.IsEnd; pane.Next())
            {
                visit(group, pane.Number);
            }
        }
    }

    public override void WriteChanges(StateWriter output)
    {
        // The DISTINCT has written all.
    }

    public override void ReadChanges(ref StateReader input)
    {
        if (input.Remaining > 0)
        {
            Older().ReadChanges(ref input);
        }
    }

    public override void WriteSnapshot(StateWriter output)
    {
        // The DISTINCT has written all.
    }

    public override void ReadSnapshot(ref StateReader input)
    {
        if (input.Remaining > 0)
        {
            Older().ReadSnapshot(ref input);
        }
    }

    public override void EndRestoring()
    {
        if (older is not null && older.CountRows() != olderTimes)
        {
            throw StreamingException.ForUser(
                "The checkpoint has counts of fewer rows than its DISTINCT let pass: the statistic had a condition between the two.",
                advice: "Give the statistic that condition again, or use another folder as --checkpoint.");
        }

        older = null;
        windowCount = 0;
        for (var group = 0; group < GroupLimit; group++)
        {
            var known = Grid.All.First;
            for (var pane = Times.From(group, long.MinValue); !pane.IsEnd; pane.Next())
            {
                windowCount += Grid.CountBetween(pane.Number, known, long.MaxValue);
                known = Grid.LastWindow(pane.Number);
            }
        }
    }

    protected override IWindowPeaks? PeaksOf(int aggregate) => aggregate < 0 ? null : new WindowPeaks<CountedTimes.Cursor>(Grid, Times);

    /// <summary>
    /// The panes that an earlier version kept here. Their rows are the times of the DISTINCT up to there, unless the statistic was another one then.
    /// </summary>
    private PaneGroups Older()
    {
        olderTimes = seen.Times.Count;
        return older ??= new PaneGroups(Plan with { CountsTimes = false });
    }

    private void NoteChanges()
    {
        if (startsEmpty && NotesChanges)
        {
            VisitPanes(NoteChanged);
        }

        if (startsEmpty && Peaks is { IsStarted: true } peaks)
        {
            peaks.RaiseAll(GroupLimit);
        }
    }

    /// <summary>The same gap, without times that belong to no window.</summary>
    private TimeGap Within(TimeGap gap) =>
        new(Grid.Spec.Holds(gap.Before) ? gap.Before : long.MinValue, Grid.Spec.Holds(gap.After) ? gap.After : long.MaxValue);

    /// <summary>Counts the windows that rows have touched, and notes their changes.</summary>
    private long CountTouched()
    {
        var count = 0L;
        var peaks = Peaks is { IsStarted: true } ? Peaks : null;
        var raisesGroups = RaisesGroups(touched.Count, seen.Times.Count);
        foreach (var group in touchedGroups.Members)
        {
            var numbers = touched.Sort(group).Numbers;
            count += Grid.CountWindows(numbers, Grid.All);
            if (raisesGroups)
            {
                peaks?.Raise(group);
            }

            for (var i = 0; i < numbers.Length && (NotesChanges || (peaks is not null && !raisesGroups)); i++)
            {
                if (i == 0 || numbers[i] != numbers[i - 1])
                {
                    Note(group, numbers[i], raisesGroups ? null : peaks);
                }
            }
        }

        return count;
    }

    private void Note(int group, long number, IWindowPeaks? peaks)
    {
        peaks?.Raise(group, number);
        if (NotesChanges)
        {
            NoteChanged(group, number);
        }
    }
}
