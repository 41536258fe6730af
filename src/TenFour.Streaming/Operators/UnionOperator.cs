using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>UNION ALL of several inputs, which run one after the other within a batch. Set <see cref="Operator.Next"/> of each input's last operator to one of <see cref="Inputs"/>.</summary>
#pragma warning disable CS9113
public sealed class UnionOperator(Schema output, int inputs) : Operator(output)
{
    /// <summary>Where each input pushes its rows (already of the output's types, column by column).</summary>
    public IReadOnlyList<Operator> Inputs => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
