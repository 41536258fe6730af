using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>count</c>: rows in which no argument is null.</summary>
internal sealed class CountAggregator() : Aggregator(SqlType.Long)
{
    private readonly SlotArray<long> counts = new();

    public override long Bytes => counts.Bytes;

    /// <summary>The count of a slot.</summary>
    public long Count(int slot) => counts[slot];

    public override void EnsureCapacity(int slots) => counts.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        if (Array.TrueForAll(arguments, a => a.Nulls is null))
        {
            foreach (var slot in slots)
            {
                counts[slot]++;
            }

            return;
        }

        for (var i = 0; i < slots.Length; i++)
        {
            counts[slots[i]] += HasNull(arguments, rows[i]) ? 0 : 1;
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var more = ((CountAggregator)source).counts[sourceSlot];
        while (count > 0)
        {
            var run = counts.Run(target, count);
            Add(run, more);
            (target, count) = (target + run.Length, count - run.Length);
        }
    }

    public override void Reset(int slot) => counts[slot] = 0;

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<long>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = counts[slots[i]];
        }

        return new FixedColumn<long>(Type, values);
    }

    public override void Write(int slot, StateWriter output) => output.WriteUnsigned((ulong)counts[slot]);

    public override void Read(int slot, ref StateReader input) => counts[slot] = (long)input.ReadUnsigned();

    private static bool HasNull(Column[] arguments, int row)
    {
        foreach (var argument in arguments)
        {
            if (argument.IsNull(row))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(Span<long> values, long more)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var step = new Vector<long>(more);
            for (; i <= values.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                (new Vector<long>(values[i..]) + step).CopyTo(values[i..]);
            }
        }

        for (; i < values.Length; i++)
        {
            values[i] += more;
        }
    }
}
