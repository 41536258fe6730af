using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>Values of a fixed width.</summary>
internal sealed class FixedValueSlots<T>(SqlType type) : ValueSlots
    where T : unmanaged
{
    private readonly SlotArray<T> values = new();
    private readonly SlotBits present = new();

    public override long Bytes => values.Bytes + present.Bytes;

    public override void EnsureCapacity(int slots)
    {
        values.EnsureCapacity(slots);
        present.EnsureCapacity(slots);
    }

    public override void Set(int slot, Column column, int row)
    {
        if (column.IsNull(row))
        {
            Clear(slot);
            return;
        }

        values[slot] = ((FixedColumn<T>)column).Values[row];
        present.Set(slot);
    }

    public override void SetAll(ReadOnlySpan<int> slots, Column column, ReadOnlySpan<int> rows)
    {
        var from = ((FixedColumn<T>)column).Values;
        for (var i = 0; i < slots.Length; i++)
        {
            if (column.IsNull(rows[i]))
            {
                present.Clear(slots[i]);
                continue;
            }

            values[slots[i]] = from[rows[i]];
            present.Set(slots[i]);
        }
    }

    public override void Copy(int slot, ValueSlots source, int sourceSlot)
    {
        var other = (FixedValueSlots<T>)source;
        Clear(slot);
        if (other.present[sourceSlot])
        {
            values[slot] = other.values[sourceSlot];
            present.Set(slot);
        }
    }

    public override void Clear(int slot) => present.Clear(slot);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var results = arena.Rent<T>(slots.Length);
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            results[i] = values[slots[i]];
            if (!present[slots[i]])
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return new FixedColumn<T>(type, results, nulls);
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned(present[slot] ? 1UL : 0);
        if (present[slot])
        {
            output.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in values[slot])));
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        if (input.ReadUnsigned() != 0)
        {
            var bytes = input.ReadBytes();
            values[slot] = bytes.Length == Unsafe.SizeOf<T>() ? MemoryMarshal.Read<T>(bytes) : throw StateReader.Damaged();
            present.Set(slot);
        }
    }
}
