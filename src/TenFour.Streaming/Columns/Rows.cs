using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Columns;

/// <summary>
/// Which rows of a column batch are meant: the first <see cref="Count"/>, or those that <see cref="Indexes"/> lists in ascending order.
/// A column computed for some rows holds nothing of meaning in the others.
/// </summary>
public readonly struct Rows
{
    private Rows(int[]? indexes, int count, int end)
    {
        Indexes = indexes;
        Count = count;
        End = end;
    }

    /// <summary>The row numbers, or null for all rows from 0. May be longer than <see cref="Count"/>.</summary>
    public int[]? Indexes { get; }

    public int Count { get; }

    public bool IsAll => Indexes is null;

    /// <summary>The row at a place in the selection.</summary>
    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Indexes is null ? place : Indexes[place];
    }

    /// <summary>
    /// How long arrays indexed by row must be: at least one past the last selected row, and not less for a narrowed selection, so that a
    /// column computed for a part of the rows can stand beside one computed for all of them.
    /// </summary>
    public int End { get; }

    public static Rows All(int count) => new(null, count, count);

    public static Rows Of(int[] indexes, int count) => new(indexes, count, count == 0 ? 0 : indexes[count - 1] + 1);

    /// <summary>Some of these rows, again in ascending order.</summary>
    public Rows Narrow(int[] indexes, int count) => new(indexes, count, End);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks the selected rows in ascending order.</summary>
    public struct Enumerator(Rows rows)
    {
        private int place = -1;

        public readonly int Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => rows[place];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++place < rows.Count;
    }
}
