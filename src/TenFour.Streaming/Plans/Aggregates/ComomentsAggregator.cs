using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Covariances, <c>corr</c> and regressions of two DOUBLEs, over rows in which neither is null.</summary>
/// <param name="evaluate">The result, or null.</param>
internal sealed class ComomentsAggregator(Func<Comoments, double?> evaluate) : Aggregator(SqlType.Double)
{
    private readonly SlotArray<Comoments> moments = new();

    public override long Bytes => moments.Bytes;

    public override void EnsureCapacity(int slots) => moments.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var (xs, ys) = ((FixedColumn<double>)arguments[0], (FixedColumn<double>)arguments[1]);
        for (var i = 0; i < slots.Length; i++)
        {
            if (!xs.IsNull(rows[i]) && !ys.IsNull(rows[i]))
            {
                moments[slots[i]].Add(xs.Values[rows[i]], ys.Values[rows[i]]);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = ((ComomentsAggregator)source).moments[sourceSlot];
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
        foreach (var part in (ReadOnlySpan<double>)[value.Count, value.MeanX, value.MeanY, value.Product, value.SquareX, value.SquareY])
        {
            output.WriteDouble(part);
        }
    }

    public override void Read(int slot, ref StateReader input) => moments[slot] = new Comoments
    {
        Count = input.ReadDouble(),
        MeanX = input.ReadDouble(),
        MeanY = input.ReadDouble(),
        Product = input.ReadDouble(),
        SquareX = input.ReadDouble(),
        SquareY = input.ReadDouble(),
    };
}
