using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Standard deviations, variances, <c>skewness</c> and <c>kurtosis</c> of a DOUBLE.</summary>
/// <param name="evaluate">The result, or null.</param>
internal sealed class MomentsAggregator(Func<Moments, double?> evaluate) : Aggregator(SqlType.Double)
{
    private readonly SlotArray<Moments> moments = new();

    public override long Bytes => moments.Bytes;

    public override void EnsureCapacity(int slots) => moments.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<double>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                moments[slots[i]].Add(column.Values[rows[i]]);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = ((MomentsAggregator)source).moments[sourceSlot];
        for (var slot = target; slot < target + count; slot++)
        {
            moments[slot].Add(other);
        }
    }

    public override void Reset(int slot) => moments[slot] = default;

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) => DoubleResults.Of(slots, arena, slot => evaluate(moments[slot]));

    public override void Write(int slot, StateWriter output)
    {
        ref var value = ref moments[slot];
        foreach (var part in (ReadOnlySpan<double>)[value.Count, value.Mean, value.M2, value.M3, value.M4])
        {
            output.WriteDouble(part);
        }
    }

    public override void Read(int slot, ref StateReader input) => moments[slot] = new Moments
    {
        Count = input.ReadDouble(),
        Mean = input.ReadDouble(),
        M2 = input.ReadDouble(),
        M3 = input.ReadDouble(),
        M4 = input.ReadDouble(),
    };
}
