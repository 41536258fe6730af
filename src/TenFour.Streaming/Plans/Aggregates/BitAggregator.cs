using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>How two values of <see cref="BitAggregator{T, TCombine}"/> become one. As a type argument it costs no call per row.</summary>
internal interface IBitCombination<T>
{
    static abstract T Combine(T left, T right);
}

/// <summary><c>bit_and</c>, <c>bit_or</c> and <c>bit_xor</c>.</summary>
internal sealed class BitAggregator<T, TCombine>(SqlType type) : NullableAggregator<T>(type)
    where T : unmanaged, IBinaryInteger<T>
    where TCombine : struct, IBitCombination<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                var value = column.Values[rows[i]];
                Values[slots[i]] = IsSeen(slots[i]) ? TCombine.Combine(Values[slots[i]], value) : value;
                MarkSeen(slots[i]);
            }
        }
    }

    protected override T Combine(T left, T right) => TCombine.Combine(left, right);

    protected override void WriteValue(T value, StateWriter output) => output.WriteSigned(long.CreateTruncating(value));

    protected override T ReadValue(ref StateReader input) => T.CreateTruncating(input.ReadSigned());
}

internal readonly struct BitAnd<T> : IBitCombination<T>
    where T : IBinaryInteger<T>
{
    public static T Combine(T left, T right) => left & right;
}

internal readonly struct BitOr<T> : IBitCombination<T>
    where T : IBinaryInteger<T>
{
    public static T Combine(T left, T right) => left | right;
}

internal readonly struct BitXor<T> : IBitCombination<T>
    where T : IBinaryInteger<T>
{
    public static T Combine(T left, T right) => left ^ right;
}
