using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>ORDER BY in complete mode. Ties are broken by the remaining columns.</summary>
#pragma warning disable CS9113
/// <param name="limit">The LIMIT above, or null.</param>
public sealed class SortOperator(Schema input, IReadOnlyList<SortKey> keys, long? limit) : Operator(input)
{
    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
