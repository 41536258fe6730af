using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>An element by its column and position.</summary>
internal readonly record struct Element(Column Column, int Position)
{
    public bool IsNull => Column.IsNull(Position);

    /// <summary>The elements of an array's row.</summary>
    public static IEnumerable<Element> Of(ArrayColumn array, int row) =>
        Enumerable.Range(array.Starts[row], array.Lengths[row]).Select(i => new Element(array.Elements, i));
}
