using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>mode</c>: the value that occurs most often, of several the least. Keeps every different value with its count.</summary>
internal sealed class ModeAggregator(SqlType type) : Aggregator(type)
{
    private readonly SlotLists<Item> items = new();
    private readonly StateDictionary dictionary = new();
    private readonly ValueWriter writer = new();

    public override long Bytes => items.Bytes + dictionary.Bytes;

    public override void EnsureCapacity(int slots) => items.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        dictionary.BeginBatch();
        for (var i = 0; i < slots.Length; i++)
        {
            if (!arguments[0].IsNull(rows[i]))
            {
                writer.Clear();
                ValueBytes.Write(arguments[0], rows[i], writer, canonical: true);
                Add(slots[i], writer.Written, 1);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (ModeAggregator)source;
        for (var slot = target; slot < target + count; slot++)
        {
            foreach (var item in other.items.Items(sourceSlot))
            {
                Add(slot, other.dictionary[item.Code], item.Count);
            }
        }
    }

    public override void Reset(int slot)
    {
        foreach (var item in items.Items(slot))
        {
            dictionary.Release(item.Code);
        }

        items.Clear(slot);
        dictionary.BeginBatch();
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var builder = ValueBuilder.Of(Type);
        foreach (var slot in slots)
        {
            if (Mode(slot) is var code and > 0)
            {
                var reader = new ValueReader(dictionary[code]);
                builder.Add(ref reader);
            }
            else
            {
                builder.AddNull();
            }
        }

        return builder.ToColumn();
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)items.Count(slot));
        foreach (var item in items.Items(slot))
        {
            output.WriteUnsigned((ulong)item.Count);
            output.WriteBytes(dictionary[item.Code]);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            var count = (long)input.ReadUnsigned();
            Add(slot, input.ReadBytes(), count);
        }
    }

    private void Add(int slot, ReadOnlySpan<byte> value, long count)
    {
        var code = dictionary.Intern(value);
        foreach (ref var item in items.Items(slot))
        {
            if (item.Code == code)
            {
                item.Count += count;
                return;
            }
        }

        items.GrowBack(slot, 1)[^1] = new Item { Code = code, Count = count };
        dictionary.AddReference(code);
    }

    private int Mode(int slot)
    {
        var best = default(Item);
        foreach (var item in items.Items(slot))
        {
            if (item.Count > best.Count || (item.Count == best.Count && dictionary[item.Code].SequenceCompareTo(dictionary[best.Code]) < 0))
            {
                best = item;
            }
        }

        return best.Code;
    }

    private struct Item
    {
        public long Count;
        public int Code;
    }
}
