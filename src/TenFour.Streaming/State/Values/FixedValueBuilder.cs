using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>Reads one value of a fixed width.</summary>
internal delegate T ReadFixedValue<out T>(ref ValueReader input);

internal sealed class FixedValueBuilder<T>(SqlType type, ReadFixedValue<T> read) : ValueBuilder(type)
    where T : unmanaged
{
    private readonly List<T> values = [];

    protected override void AddValue(ref ValueReader input) => values.Add(read(ref input));

    protected override void AddEmpty() => values.Add(default);

    protected override Column ToColumn(Bitmap? nulls) => new FixedColumn<T>(Type, [.. values], nulls);
}
