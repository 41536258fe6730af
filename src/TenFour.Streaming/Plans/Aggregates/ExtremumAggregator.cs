using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>min</c>, <c>max</c>, <c>bool_and</c> and <c>bool_or</c> of values of a fixed width.</summary>
internal sealed class ExtremumAggregator<T, TOrder>(SqlType type) : NullableAggregator<T>(type)
    where T : unmanaged
    where TOrder : struct, IOrder<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            var row = rows[i];
            if (!column.IsNull(row) && (!IsSeen(slots[i]) || TOrder.IsBetter(column.Values[row], Values[slots[i]])))
            {
                Values[slots[i]] = column.Values[row];
                MarkSeen(slots[i]);
            }
        }
    }

    protected override T Combine(T left, T right) => TOrder.IsBetter(right, left) ? right : left;

    protected override void WriteValue(T value, StateWriter output) =>
        output.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    protected override T ReadValue(ref StateReader input)
    {
        var bytes = input.ReadBytes();
        return bytes.Length == Unsafe.SizeOf<T>() ? MemoryMarshal.Read<T>(bytes) : throw StateReader.Damaged();
    }
}
