using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>A calendar interval: months and days in one word, microseconds in another.</summary>
internal sealed class IntervalKeyPart(SqlType type, int dateWord, int timeWord) : KeyPart(type)
{
    public override void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        var values = ((FixedColumn<CalendarIntervalValue>)column).Values;
        EncodeNulls(column, rows, outerNulls, words, width);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!IsNull(column, outerNulls, rows[i]))
            {
                var value = values[rows[i]];
                words[i * width + dateWord] = (ulong)value.Months << 32 | (uint)value.Days;
                words[i * width + timeWord] = (ulong)value.Microseconds;
            }
        }
    }

    public override Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<CalendarIntervalValue>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            var date = table.Word(slots[i], dateWord);
            values[i] = new CalendarIntervalValue((int)(date >> 32), (int)date, (long)table.Word(slots[i], timeWord));
        }

        return new FixedColumn<CalendarIntervalValue>(Type, values, EmitNulls(table, slots, arena));
    }
}
