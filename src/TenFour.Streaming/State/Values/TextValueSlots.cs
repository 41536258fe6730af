using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>Strings, binaries, arrays and structs.</summary>
internal sealed class TextValueSlots(SqlType type) : ValueSlots
{
    private readonly TextSlots texts = new();
    private PoolCodes? pools;

    public override long Bytes => texts.Bytes;

    public override void EnsureCapacity(int slots) => texts.EnsureCapacity(slots);

    public override void Set(int slot, Column column, int row)
    {
        if (column.IsNull(row))
        {
            texts.Clear(slot);
        }
        else
        {
            texts.Set(slot, texts.ToBytes(column, row, canonical: false));
        }
    }

    /// <remarks>Strings with a dictionary are looked up once an entry.</remarks>
    public override void SetAll(ReadOnlySpan<int> slots, Column column, ReadOnlySpan<int> rows)
    {
        if (column is not StringColumn { Codes: { } codes } strings)
        {
            base.SetAll(slots, column, rows);
            return;
        }

        var translation = (pools ??= new PoolCodes(texts.Dictionary)).Of(strings.Pool);
        for (var i = 0; i < slots.Length; i++)
        {
            texts.SetCode(slots[i], strings.IsNull(rows[i]) ? 0 : translation.Translate(codes[rows[i]]));
        }
    }

    public override void Copy(int slot, ValueSlots source, int sourceSlot)
    {
        var other = ((TextValueSlots)source).texts;
        if (other.IsEmpty(sourceSlot))
        {
            texts.Clear(slot);
        }
        else
        {
            texts.Set(slot, other[sourceSlot]);
        }
    }

    public override void Clear(int slot) => texts.Clear(slot);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var codes = arena.Rent<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            codes[i] = texts.Code(slots[i]);
        }

        return DictionaryColumns.Of(type, texts.Dictionary, codes.AsSpan(0, slots.Length), arena);
    }

    public override void Write(int slot, StateWriter output) => texts.Write(slot, output);

    public override void Read(int slot, ref StateReader input) => texts.Read(slot, ref input);
}
