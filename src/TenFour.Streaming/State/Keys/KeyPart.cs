using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>
/// One key column's share of the words of a key. Equal values have equal words and the other way round, by Spark's rules of grouping: a null
/// equals a null, NaN equals NaN, -0.0 equals 0.0.
/// </summary>
internal abstract class KeyPart(SqlType type)
{
    public SqlType Type { get; } = type;

    /// <summary>Where a null is marked; no bit where the column has none, or marks it otherwise.</summary>
    public KeyBit NullBit { get; set; }

    /// <summary>Adds the selected rows to words that are zero so far: row <c>rows[i]</c> to those from <c>i * width</c>.</summary>
    /// <param name="outerNulls">Rows in which the struct around this part is null, or null.</param>
    public abstract void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width);

    /// <summary>The values of slots, as a column that lives as long as the arena's loan.</summary>
    public abstract Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena);

    /// <summary>The slot's key has its null mark here.</summary>
    public bool IsMarkedNull(KeyTable table, int slot) => (table.Word(slot, NullBit.Word) & NullBit.Mask) != 0;

    /// <summary>The parts that hold codes of the state's dictionary.</summary>
    public virtual IEnumerable<CodeKeyPart> Codes => [];

    /// <summary>Marks the null rows; true where there is one to skip.</summary>
    protected bool EncodeNulls(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        if (column.Nulls is null && outerNulls is null)
        {
            return false;
        }

        var any = false;
        for (var i = 0; i < rows.Count; i++)
        {
            if (IsNull(column, outerNulls, rows[i]))
            {
                any = true;
                words[i * width + NullBit.Word] |= NullBit.Mask;
            }
        }

        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool IsNull(Column column, Bitmap? outerNulls, int row) =>
        column.IsNull(row) || (outerNulls is not null && outerNulls[row]);

    protected Bitmap? EmitNulls(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        if (NullBit.Mask == 0)
        {
            return null;
        }

        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            if (IsMarkedNull(table, slots[i]))
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return nulls;
    }
}
