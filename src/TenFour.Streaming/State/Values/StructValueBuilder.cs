using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

internal sealed class StructValueBuilder(StructType type) : ValueBuilder(type)
{
    private readonly ValueBuilder[] fields = [.. type.Fields.Select(f => Of(f.Type))];

    protected override void AddValue(ref ValueReader input)
    {
        foreach (var field in fields)
        {
            ValueBytes.ReadNullable(ref input, field);
        }
    }

    protected override void AddEmpty()
    {
        foreach (var field in fields)
        {
            field.AddNull();
        }
    }

    protected override Column ToColumn(Bitmap? nulls) => new StructColumn((StructType)Type, Array.ConvertAll(fields, f => f.ToColumn()), nulls);
}
