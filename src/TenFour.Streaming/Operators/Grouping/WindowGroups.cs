using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The state of an aggregation over windows whose rows are put together as they are read. Figures count windows.</summary>
internal abstract class WindowGroups : GroupState
{
    private readonly Stack<WindowAssembly> spareAssemblies = new();
    private readonly WindowPieces pieces;
    private IWindowPeaks? peaks;
    private int peakColumn;

    protected WindowGroups(GroupPlan plan, Lock? gate = null)
        : base(plan, gate)
    {
        Grid = new WindowGrid(plan.Window!.Spec);
        pieces = new WindowPieces(this);
    }

    public WindowGrid Grid { get; }

    /// <summary>One past the highest group.</summary>
    public abstract int GroupLimit { get; }

    public override int PieceCount => pieces.Count;

    /// <summary>What is remembered for first rows.</summary>
    protected long FirstRowsBytes => RankingBytes + pieces.Bytes + (peaks?.Bytes ?? 0);

    protected IWindowPeaks? Peaks => peaks;

    /// <summary>Whether so many panes of all have changed that it costs less to raise the peaks of their groups whole.</summary>
    protected static bool RaisesGroups(long changed, long all) => changed >= all / 16;

    /// <summary>The keys of groups but the window, column by column, in the order of the plan.</summary>
    public abstract Column[] EmitKeys(ReadOnlySpan<int> groups, Arena arena);

    /// <summary>A reader of windows, of the newest version unless it is given another.</summary>
    public abstract WindowAssembly CreateAssembly();

    /// <summary>Opens the current version for reading; under the gate.</summary>
    public abstract KeptVersion OpenVersion();

    public abstract void CloseVersion(KeptVersion version);

    /// <summary>Visits every pane that holds rows.</summary>
    /// <param name="visit">Takes group and number.</param>
    public abstract void VisitPanes(Action<int, long> visit);

    /// <summary>Lends a reader of a version; under the gate. Its arrays are too large to make them anew for each batch.</summary>
    public WindowAssembly RentAssembly(KeptVersion version)
    {
        var assembly = spareAssemblies.TryPop(out var spare) ? spare : CreateAssembly();
        assembly.Version = version;
        return assembly;
    }

    public void ReturnAssembly(WindowAssembly assembly)
    {
        assembly.Clear();
        spareAssemblies.Push(assembly);
    }

    public override int[] TakeChanged() => pieces.TakeChanged();

    public override IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int column, int[] pieceOfRow) =>
        this.pieces.Read(pieces, withKeys: column < Plan.KeyCount, pieceOfRow);

    /// <summary>The windows that together hold the first rows; under the gate.</summary>
    public List<(int Group, WindowRun Run)> FirstRuns(ColumnRank rank, long limit)
    {
        if (rank.Descending && Plan.Mode == OutputMode.Complete && (peaks is null || peakColumn != rank.Column)
            && PeaksOf(rank.Column - Plan.KeyCount) is { } made)
        {
            (peaks, peakColumn) = (made, rank.Column);
        }

        var runs = rank.Descending && peakColumn == rank.Column ? peaks?.First(limit, GroupLimit) : null;
        return runs ?? [.. FirstPieces(rank, limit).Select(pieces.Of)];
    }

    /// <summary>New peaks of an aggregate, if that is a plain count.</summary>
    /// <param name="aggregate">The place among the aggregates; negative for a key.</param>
    protected abstract IWindowPeaks? PeaksOf(int aggregate);

    /// <summary>Notes that a batch has changed the windows of a pane, where something ranks.</summary>
    protected void NoteChanged(int group, long number) => pieces.Note(group, number);

    /// <summary>Whether <see cref="NoteChanged"/> is asked for.</summary>
    protected bool NotesChanges => pieces.IsStarted;

    protected override void ForgetPieces() => pieces.Forget();
}
