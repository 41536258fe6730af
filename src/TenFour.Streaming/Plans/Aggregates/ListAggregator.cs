using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>listagg</c>: the strings that are not null, one behind the other in the order of their arrival; null where there is none.</summary>
internal sealed class ListAggregator(string delimiter) : Aggregator(SqlType.String)
{
    private readonly CollectAggregator parts = new(new ArrayType(SqlType.String), SqlType.String, isSet: false);
    private readonly byte[] delimiterBytes = Encoding.UTF8.GetBytes(delimiter);

    public override long Bytes => parts.Bytes;

    public override void EnsureCapacity(int slots) => parts.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows) => parts.Update(slots, arguments, rows);

    public override void Merge(int target, int count, Aggregator source, int sourceSlot) =>
        parts.Merge(target, count, ((ListAggregator)source).parts, sourceSlot);

    public override void Reset(int slot) => parts.Reset(slot);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var lists = (ArrayColumn)parts.Emit(slots, arena);
        var texts = (StringColumn)lists.Elements;
        var (pool, nulls) = (arena.RentPool(), arena.RentBitmap(slots.Length));
        var text = new List<byte>();
        for (var i = 0; i < slots.Length; i++)
        {
            text.Clear();
            nulls.Set(i, lists.Lengths[i] == 0);
            for (var j = 0; j < lists.Lengths[i]; j++)
            {
                text.AddRange(j == 0 ? [] : delimiterBytes);
                text.AddRange(texts[lists.Starts[i] + j]);
            }

            pool.Add(text.ToArray());
        }

        return new StringColumn(Type, pool, null, nulls);
    }

    public override void Write(int slot, StateWriter output) => parts.Write(slot, output);

    public override void Read(int slot, ref StateReader input) => parts.Read(slot, ref input);
}
