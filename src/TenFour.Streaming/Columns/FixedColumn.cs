using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Values of a fixed width, one after the other. The value of a null row is undefined.</summary>
public sealed class FixedColumn<T>(SqlType type, T[] values, Bitmap? nulls = null) : Column(type, nulls)
    where T : unmanaged
{
    public T[] Values { get; } = values;

    public override Column With(SqlType type, Bitmap? nulls) => new FixedColumn<T>(type, Values, nulls);
}
