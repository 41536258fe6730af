using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>count_if</c>: rows in which the condition is true.</summary>
internal sealed class CountIfAggregator() : Aggregator(SqlType.Long)
{
    private readonly SlotArray<long> counts = new();

    public override long Bytes => counts.Bytes;

    public override void EnsureCapacity(int slots) => counts.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var condition = (FixedColumn<bool>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            counts[slots[i]] += condition.Values[rows[i]] && !condition.IsNull(rows[i]) ? 1 : 0;
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var more = ((CountIfAggregator)source).counts[sourceSlot];
        for (var i = 0; i < count; i++)
        {
            counts[target + i] += more;
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
}
