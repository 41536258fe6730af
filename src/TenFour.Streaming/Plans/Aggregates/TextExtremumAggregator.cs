using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>min</c> and <c>max</c> of strings, binaries, arrays and structs, as bytes that compare as the values do.</summary>
internal sealed class TextExtremumAggregator(SqlType type, bool isMax) : Aggregator(type)
{
    private readonly TextSlots texts = new();

    public override long Bytes => texts.Bytes;

    public override void EnsureCapacity(int slots) => texts.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (!arguments[0].IsNull(rows[i]))
            {
                Offer(slots[i], texts.ToBytes(arguments[0], rows[i], canonical: false));
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = ((TextExtremumAggregator)source).texts;
        for (var slot = target; !other.IsEmpty(sourceSlot) && slot < target + count; slot++)
        {
            Offer(slot, other[sourceSlot]);
        }
    }

    public override void Reset(int slot) => texts.Clear(slot);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var codes = arena.Rent<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            codes[i] = texts.Code(slots[i]);
        }

        return DictionaryColumns.Of(Type, texts.Dictionary, codes.AsSpan(0, slots.Length), arena);
    }

    public override void Write(int slot, StateWriter output) => texts.Write(slot, output);

    public override void Read(int slot, ref StateReader input) => texts.Read(slot, ref input);

    private void Offer(int slot, ReadOnlySpan<byte> value)
    {
        var order = texts.IsEmpty(slot) ? 0 : value.SequenceCompareTo(texts[slot]);
        if (texts.IsEmpty(slot) || (isMax ? order > 0 : order < 0))
        {
            texts.Set(slot, value);
        }
    }
}
