using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>A value of up to 64 bits.</summary>
internal sealed class FixedKeyPart<T, TPacking>(SqlType type, KeyPlace place) : KeyPart(type)
    where T : unmanaged
    where TPacking : struct, IKeyPacking<T>
{
    public override void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        var values = ((FixedColumn<T>)column).Values;
        if (EncodeNulls(column, rows, outerNulls, words, width))
        {
            EncodeNullable(column, values, rows, outerNulls, words, width);
            return;
        }

        var at = place.Word;
        for (var i = 0; i < rows.Count; i++, at += width)
        {
            words[at] |= TPacking.Pack(values[rows[i]]) << place.Shift;
        }
    }

    /// <summary>The value in a slot's key.</summary>
    public T Value(KeyTable table, int slot) => TPacking.Unpack(table.Word(slot, place.Word) >> place.Shift);

    public override Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<T>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = Value(table, slots[i]);
        }

        return new FixedColumn<T>(Type, values, EmitNulls(table, slots, arena));
    }

    private void EncodeNullable(Column column, T[] values, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (!IsNull(column, outerNulls, rows[i]))
            {
                words[i * width + place.Word] |= TPacking.Pack(values[rows[i]]) << place.Shift;
            }
        }
    }
}
