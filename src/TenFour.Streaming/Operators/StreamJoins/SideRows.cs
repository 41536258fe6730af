using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>The rows that one side brings into a piece of the result: rows of a column batch, rows of the state, or nulls.</summary>
internal readonly ref struct SideRows
{
    private SideRows(ColumnBatch? batch, ReadOnlySpan<int> indexes, int count, bool isState)
    {
        Batch = batch;
        Indexes = indexes;
        Count = count;
        IsState = isState;
    }

    /// <summary>Where the rows are; null for rows of the state and for nulls.</summary>
    public ColumnBatch? Batch { get; }

    /// <summary>Rows of the batch, or slots of the state.</summary>
    public ReadOnlySpan<int> Indexes { get; }

    public int Count { get; }

    public bool IsState { get; }

    public static SideRows Of(ColumnBatch batch, ReadOnlySpan<int> rows) => new(batch, rows, rows.Length, isState: false);

    public static SideRows Of(ReadOnlySpan<int> slots) => new(null, slots, slots.Length, isState: true);

    public static SideRows Nulls(int count) => new(null, default, count, isState: false);
}
