using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>LIMIT: in append mode over the whole life of the query, which is state; in complete mode of each result.</summary>
#pragma warning disable CS9113, CA1065
public sealed class LimitOperator(Schema input, long limit, OutputMode mode) : Operator(input), IStatefulOperator
{
    public string StateSignature => throw new NotSupportedException();

    public StateMetrics Metrics => throw new NotSupportedException();

    public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadChanges(ReadOnlySpan<byte> changes) => throw new NotSupportedException();

    public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
