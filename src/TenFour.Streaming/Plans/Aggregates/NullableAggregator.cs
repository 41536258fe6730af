using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>An aggregate of one value a slot that is null until a row without a null came.</summary>
internal abstract class NullableAggregator<T>(SqlType type) : Aggregator(type)
    where T : unmanaged
{
    private readonly SlotBits seen = new();

    public override long Bytes => Values.Bytes + seen.Bytes;

    /// <summary>The values; zero where nothing has been seen.</summary>
    protected SlotArray<T> Values { get; } = new();

    public override void EnsureCapacity(int slots)
    {
        Values.EnsureCapacity(slots);
        seen.EnsureCapacity(slots);
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (NullableAggregator<T>)source;
        if (!other.seen[sourceSlot])
        {
            return;
        }

        for (var slot = target; slot < target + count; slot++)
        {
            Values[slot] = seen[slot] ? Combine(Values[slot], other.Values[sourceSlot]) : other.Values[sourceSlot];
            seen.Set(slot);
        }
    }

    public override void Reset(int slot)
    {
        Values[slot] = default;
        seen.Clear(slot);
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<T>(slots.Length);
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = Values[slots[i]];
            if (!seen[slots[i]])
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return new FixedColumn<T>(Type, values, nulls);
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned(seen[slot] ? 1UL : 0);
        if (seen[slot])
        {
            WriteValue(Values[slot], output);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        if (input.ReadUnsigned() != 0)
        {
            Values[slot] = ReadValue(ref input);
            seen.Set(slot);
        }
    }

    protected bool IsSeen(int slot) => seen[slot];

    protected void MarkSeen(int slot) => seen.Set(slot);

    /// <summary>The partial result of two parts.</summary>
    protected abstract T Combine(T left, T right);

    protected abstract void WriteValue(T value, StateWriter output);

    protected abstract T ReadValue(ref StateReader input);
}
