using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>A decimal: its unscaled value in two words.</summary>
internal sealed class DecimalKeyPart(SqlType type, int highWord, int lowWord) : KeyPart(type)
{
    public override void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        var values = ((FixedColumn<Int128>)column).Values;
        EncodeNulls(column, rows, outerNulls, words, width);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!IsNull(column, outerNulls, rows[i]))
            {
                words[i * width + highWord] = (ulong)(values[rows[i]] >> 64);
                words[i * width + lowWord] = (ulong)values[rows[i]];
            }
        }
    }

    public override Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<Int128>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = new Int128(table.Word(slots[i], highWord), table.Word(slots[i], lowWord));
        }

        return new FixedColumn<Int128>(Type, values, EmitNulls(table, slots, arena));
    }
}
