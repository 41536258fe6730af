using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Functions.Hashes;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>Elements that are equal as SQL values are: nulls to each other, NaN to NaN, both zeros.</summary>
internal sealed class ElementComparer(SqlType type) : IEqualityComparer<Element>
{
    private readonly RowOrdering ordering = RowOrdering.For(type);

    public bool Equals(Element x, Element y) =>
        x.IsNull || y.IsNull ? x.IsNull && y.IsNull : ordering.Compare(x.Column, x.Position, y.Column, y.Position) == 0;

    public int GetHashCode(Element obj) => TypedHash<int, Murmur3>.Of(obj.Column, obj.Position, 0);

    /// <summary>Order of two elements that are not null.</summary>
    public int Compare(Element x, Element y) => ordering.Compare(x.Column, x.Position, y.Column, y.Position);
}
