using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>avg</c>: a sum of type <typeparamref name="T"/> beside the number of values that are not null.</summary>
internal abstract class AverageAggregator<T>(SqlType type) : Aggregator(type)
    where T : unmanaged
{
    private readonly SlotArray<T> sums = new();
    private readonly SlotArray<long> counts = new();

    public override long Bytes => sums.Bytes + counts.Bytes;

    public override void EnsureCapacity(int slots)
    {
        sums.EnsureCapacity(slots);
        counts.EnsureCapacity(slots);
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (AverageAggregator<T>)source;
        for (var slot = target; slot < target + count; slot++)
        {
            sums[slot] = Combine(sums[slot], other.sums[sourceSlot]);
            counts[slot] += other.counts[sourceSlot];
        }
    }

    public override void Reset(int slot)
    {
        sums[slot] = default;
        counts[slot] = 0;
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)counts[slot]);
        if (counts[slot] != 0)
        {
            WriteSum(sums[slot], output);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        counts[slot] = (long)input.ReadUnsigned();
        if (counts[slot] != 0)
        {
            sums[slot] = ReadSum(ref input);
        }
    }

    protected void Add(int slot, T value)
    {
        sums[slot] = Combine(sums[slot], value);
        counts[slot]++;
    }

    /// <summary>The averages as values of the result's physical form; null where nothing was counted.</summary>
    protected FixedColumn<TOut> Divide<TOut>(ReadOnlySpan<int> slots, Arena arena, Func<T, long, TOut?> divide)
        where TOut : unmanaged
    {
        var values = arena.Rent<TOut>(slots.Length);
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            var average = counts[slots[i]] == 0 ? null : divide(sums[slots[i]], counts[slots[i]]);
            values[i] = average ?? default;
            if (average is null)
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return new FixedColumn<TOut>(Type, values, nulls);
    }

    protected abstract T Combine(T left, T right);

    protected abstract void WriteSum(T sum, StateWriter output);

    protected abstract T ReadSum(ref StateReader input);
}
