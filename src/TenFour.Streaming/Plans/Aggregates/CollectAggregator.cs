using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// <c>collect_list</c> and <c>collect_set</c>: the values that are not null in the order of their arrival, or each different one once, in the
/// order of its first arrival.
/// </summary>
internal sealed class CollectAggregator(SqlType type, SqlType elementType, bool isSet) : Aggregator(type)
{
    private readonly SlotLists<Item> items = new();
    private readonly StateDictionary dictionary = new();
    private readonly ValueWriter writer = new();
    private long lastArrival;

    public override long Bytes => items.Bytes + dictionary.Bytes;

    public override void EnsureCapacity(int slots) => items.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        dictionary.BeginBatch();
        for (var i = 0; i < slots.Length; i++)
        {
            lastArrival++;
            if (!arguments[0].IsNull(rows[i]))
            {
                writer.Clear();
                ValueBytes.Write(arguments[0], rows[i], writer, canonical: isSet);
                Add(slots[i], writer.Written, lastArrival);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (CollectAggregator)source;
        for (var slot = target; slot < target + count; slot++)
        {
            foreach (var item in other.items.Items(sourceSlot))
            {
                Add(slot, other.dictionary[item.Code], item.Arrival);
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
        var elements = ValueBuilder.Of(elementType);
        var (starts, lengths) = (new int[slots.Length], new int[slots.Length]);
        for (var i = 0; i < slots.Length; i++)
        {
            starts[i] = elements.Count;
            foreach (var item in items.Items(slots[i]))
            {
                var reader = new ValueReader(dictionary[item.Code]);
                elements.Add(ref reader);
            }

            lengths[i] = elements.Count - starts[i];
        }

        return new ArrayColumn(Type, starts, lengths, elements.ToColumn());
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)items.Count(slot));
        foreach (var item in items.Items(slot))
        {
            output.WriteUnsigned((ulong)item.Arrival);
            output.WriteBytes(dictionary[item.Code]);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            var arrival = (long)input.ReadUnsigned();
            lastArrival = Math.Max(lastArrival, arrival);
            Add(slot, input.ReadBytes(), arrival);
        }
    }

    /// <summary>Puts the value at its place in the order of arrival, which is the end unless parts are merged.</summary>
    private void Add(int slot, ReadOnlySpan<byte> value, long arrival)
    {
        var code = dictionary.Intern(value);
        var list = items.Items(slot);
        if (isSet && IndexOf(list, code) is var known and >= 0)
        {
            if (list[known].Arrival <= arrival)
            {
                return;
            }

            items.RemoveAt(slot, known, 1);
            dictionary.Release(code);
            list = items.Items(slot);
        }

        var place = list.Length;
        while (place > 0 && list[place - 1].Arrival > arrival)
        {
            place--;
        }

        items.InsertAt(slot, place, 1)[place] = new Item(arrival, code);
        dictionary.AddReference(code);
    }

    private static int IndexOf(ReadOnlySpan<Item> list, int code)
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i].Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    private readonly record struct Item(long Arrival, int Code);
}
