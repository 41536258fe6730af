using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>
/// Maps: row r holds the pairs from <c>Starts[r]</c> up to <c>Starts[r] + Lengths[r]</c> (exclusive) of <see cref="Keys"/> and
/// <see cref="Values"/>. Keys are not null, and different within a row but where a record has a field twice.
/// </summary>
public sealed class MapColumn(MapType type, int[] starts, int[] lengths, Column keys, Column values, Bitmap? nulls = null) : Column(type, nulls)
{
    public int[] Starts { get; } = starts;

    public int[] Lengths { get; } = lengths;

    public Column Keys { get; } = keys;

    public Column Values { get; } = values;

    public override Column With(SqlType type, Bitmap? nulls) => new MapColumn((MapType)type, Starts, Lengths, Keys, Values, nulls);
}
