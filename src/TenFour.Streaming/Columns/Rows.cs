using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Columns;

/// <summary>
/// Which rows of a column batch are meant: the first <see cref="Count"/>, or those that <see cref="Indexes"/> lists in ascending order.
/// A column computed for some rows holds nothing of meaning in the others.
/// </summary>
public readonly struct Rows
{
    private Rows(int[]? indexes, int count)
    {
        Indexes = indexes;
        Count = count;
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

    /// <summary>One past the last selected row: how long an array indexed by row must be.</summary>
    public int End => Indexes is null ? Count : Count == 0 ? 0 : Indexes[Count - 1] + 1;

    public static Rows All(int count) => new(null, count);

    public static Rows Of(int[] indexes, int count) => new(indexes, count);

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
