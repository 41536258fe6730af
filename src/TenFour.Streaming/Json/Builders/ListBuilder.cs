using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Rows that hold any number of elements, which are one column of their own.</summary>
internal abstract class ListBuilder(SqlType type, ColumnBuilder elements) : ColumnBuilder(type)
{
    private int[] starts = [];
    private int[] lengths = [];
    private int[] spareStarts = [];
    private int[] spareLengths = [];

    protected ColumnBuilder Elements { get; } = elements;

    protected int ElementCount { get; private set; }

    public override void Start(int capacity)
    {
        base.Start(capacity);
        Elements.Start(capacity);
        ElementCount = 0;
        (starts, spareStarts) = (spareStarts, starts);
        (lengths, spareLengths) = (spareLengths, lengths);
        if (starts.Length < capacity)
        {
            starts = new int[capacity];
            lengths = new int[capacity];
        }

        Array.Clear(starts);
        Array.Clear(lengths);
    }

    public override void EnsureRow(int row)
    {
        base.EnsureRow(row);
        if (row >= starts.Length)
        {
            var length = Math.Max(64, Math.Max(row + 1, starts.Length * 2));
            Array.Resize(ref starts, length);
            Array.Resize(ref lengths, length);
        }
    }

    public override Column Take(int rows) => Make(starts, lengths, Elements.Take(ElementCount), NullsOf(rows));

    /// <summary>The column whose row r has the elements from <c>starts[r]</c> on, <c>lengths[r]</c> of them.</summary>
    protected virtual Column Make(int[] starts, int[] lengths, Column elements, Bitmap? nulls) => new ArrayColumn(Type, starts, lengths, elements, nulls);

    /// <summary>Makes room for one more element.</summary>
    /// <returns>Its row in the column of elements, which is null.</returns>
    protected int AddElement()
    {
        Elements.EnsureRow(ElementCount);
        Elements.SetNull(ElementCount);
        return ElementCount++;
    }

    protected void DropElements(int from) => ElementCount = from;

    /// <summary>Makes the elements from <paramref name="start"/> on the row's.</summary>
    protected void SetList(int row, int start)
    {
        starts[row] = start;
        lengths[row] = ElementCount - start;
        SetNotNull(row);
    }
}
