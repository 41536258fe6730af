using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>min</c> and <c>max</c> of strings, binaries, arrays and structs, as bytes that compare as the values do.</summary>
internal sealed class TextExtremumAggregator(SqlType type, bool isMax) : Aggregator(type)
{
    private readonly StateDictionary dictionary = new();
    private readonly SlotArray<int> codes = new();
    private readonly ValueWriter writer = new();
    private int changes;

    public override long Bytes => dictionary.Bytes + codes.Bytes;

    public override void EnsureCapacity(int slots) => codes.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (!arguments[0].IsNull(rows[i]))
            {
                Offer(slots[i], ToBytes(arguments[0], rows[i]));
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (TextExtremumAggregator)source;
        var code = other.codes[sourceSlot];
        for (var slot = target; code != 0 && slot < target + count; slot++)
        {
            Offer(slot, other.dictionary[code]);
        }
    }

    public override void Reset(int slot) => Replace(slot, 0);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = codes[slots[i]];
        }

        return DictionaryColumns.Of(Type, dictionary, values.AsSpan(0, slots.Length), arena);
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned(codes[slot] == 0 ? 0UL : 1);
        if (codes[slot] != 0)
        {
            output.WriteBytes(dictionary[codes[slot]]);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        if (input.ReadUnsigned() != 0)
        {
            Replace(slot, dictionary.Intern(input.ReadBytes()));
        }
    }

    private void Offer(int slot, ReadOnlySpan<byte> value)
    {
        var current = codes[slot];
        if (current != 0)
        {
            var order = value.SequenceCompareTo(dictionary[current]);
            if (isMax ? order <= 0 : order >= 0)
            {
                return;
            }
        }

        Replace(slot, dictionary.Intern(value));
    }

    private void Replace(int slot, int code)
    {
        dictionary.AddReference(code);
        dictionary.Release(codes[slot]);
        codes[slot] = code;

        // Replaced values leave in bulk: nothing here knows where a batch begins.
        if (++changes > Math.Max(1 << 14, dictionary.Count))
        {
            dictionary.BeginBatch();
            changes = 0;
        }
    }

    private ReadOnlySpan<byte> ToBytes(Column column, int row)
    {
        if (column is StringColumn strings)
        {
            return strings[row];
        }

        writer.Clear();
        ValueBytes.Write(column, row, writer, canonical: false);
        return writer.Written;
    }
}
