using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>min_by</c> and <c>max_by</c>: the value beside the least or greatest ordering that is not null; of equals the one that came last.</summary>
internal sealed class ByAggregator(SqlType type, bool isMax) : Aggregator(type)
{
    private readonly ValueSlots values = ValueSlots.Of(type);
    private readonly TextSlots orderings = new();
    private readonly SlotArray<long> arrivals = new();
    private long lastArrival;

    public override long Bytes => values.Bytes + orderings.Bytes + arrivals.Bytes;

    public override void EnsureCapacity(int slots)
    {
        values.EnsureCapacity(slots);
        orderings.EnsureCapacity(slots);
        arrivals.EnsureCapacity(slots);
    }

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            lastArrival++;
            if (!arguments[1].IsNull(rows[i]) && TryTake(slots[i], orderings.ToBytes(arguments[1], rows[i], canonical: true), lastArrival))
            {
                values.Set(slots[i], arguments[0], rows[i]);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (ByAggregator)source;
        for (var slot = target; other.arrivals[sourceSlot] != 0 && slot < target + count; slot++)
        {
            if (TryTake(slot, other.orderings[sourceSlot], other.arrivals[sourceSlot]))
            {
                values.Copy(slot, other.values, sourceSlot);
            }
        }
    }

    public override void Reset(int slot)
    {
        values.Clear(slot);
        orderings.Clear(slot);
        arrivals[slot] = 0;
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) => values.Emit(slots, arena);

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)arrivals[slot]);
        values.Write(slot, output);
        orderings.Write(slot, output);
    }

    public override void Read(int slot, ref StateReader input)
    {
        arrivals[slot] = (long)input.ReadUnsigned();
        lastArrival = Math.Max(lastArrival, arrivals[slot]);
        values.Read(slot, ref input);
        orderings.Read(slot, ref input);
    }

    private bool TryTake(int slot, ReadOnlySpan<byte> ordering, long arrival)
    {
        if (arrivals[slot] != 0)
        {
            var order = ordering.SequenceCompareTo(orderings[slot]);
            if (order == 0 ? arrival < arrivals[slot] : order > 0 != isMax)
            {
                return false;
            }
        }

        orderings.Set(slot, ordering);
        arrivals[slot] = arrival;
        return true;
    }
}
