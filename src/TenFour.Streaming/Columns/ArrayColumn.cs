using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Arrays: row r holds the elements from <c>Starts[r]</c> up to <c>Starts[r] + Lengths[r]</c> (exclusive) of <see cref="Elements"/>.</summary>
public sealed class ArrayColumn(SqlType type, int[] starts, int[] lengths, Column elements, Bitmap? nulls = null) : Column(type, nulls)
{
    public int[] Starts { get; } = starts;

    public int[] Lengths { get; } = lengths;

    public Column Elements { get; } = elements;

    public override Column With(SqlType type, Bitmap? nulls) => new ArrayColumn(type, Starts, Lengths, Elements, nulls);
}
