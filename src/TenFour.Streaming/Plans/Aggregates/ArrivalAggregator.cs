using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>first</c> and <c>last</c> in the order of arrival. Rows are numbered as they come, so that parts can be merged in any order.</summary>
internal sealed class ArrivalAggregator(SqlType type, bool isLast, bool ignoreNulls) : Aggregator(type)
{
    private readonly ValueSlots values = ValueSlots.Of(type);
    private readonly SlotArray<long> arrivals = new();
    private long lastArrival;

    public override long Bytes => values.Bytes + arrivals.Bytes;

    public override void EnsureCapacity(int slots)
    {
        values.EnsureCapacity(slots);
        arrivals.EnsureCapacity(slots);
    }

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            lastArrival++;
            var isWanted = isLast || arrivals[slots[i]] == 0;
            if (isWanted && !(ignoreNulls && arguments[0].IsNull(rows[i])))
            {
                values.Set(slots[i], arguments[0], rows[i]);
                arrivals[slots[i]] = lastArrival;
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (ArrivalAggregator)source;
        var arrival = other.arrivals[sourceSlot];
        for (var slot = target; arrival != 0 && slot < target + count; slot++)
        {
            if (arrivals[slot] == 0 || (isLast ? arrival > arrivals[slot] : arrival < arrivals[slot]))
            {
                values.Copy(slot, other.values, sourceSlot);
                arrivals[slot] = arrival;
            }
        }
    }

    public override void Reset(int slot)
    {
        values.Clear(slot);
        arrivals[slot] = 0;
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) => values.Emit(slots, arena);

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)arrivals[slot]);
        values.Write(slot, output);
    }

    public override void Read(int slot, ref StateReader input)
    {
        arrivals[slot] = (long)input.ReadUnsigned();
        lastArrival = Math.Max(lastArrival, arrivals[slot]);
        values.Read(slot, ref input);
    }
}
