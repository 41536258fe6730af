using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

internal sealed class ArrayValueBuilder(ArrayType type) : ValueBuilder(type)
{
    private readonly ValueBuilder elements = Of(type.Element);
    private readonly List<int> starts = [];
    private readonly List<int> lengths = [];

    protected override void AddValue(ref ValueReader input)
    {
        starts.Add(elements.Count);
        while (input.ReadByte() != 0)
        {
            ValueBytes.ReadNullable(ref input, elements);
        }

        lengths.Add(elements.Count - starts[^1]);
    }

    protected override void AddEmpty()
    {
        starts.Add(elements.Count);
        lengths.Add(0);
    }

    protected override Column ToColumn(Bitmap? nulls) => new ArrayColumn(Type, [.. starts], [.. lengths], elements.ToColumn(), nulls);
}
