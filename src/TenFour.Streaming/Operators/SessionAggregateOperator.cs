using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// GROUP BY with <c>session_window</c>, in append or complete mode. Output: the keys in order (the session, a struct of start and end, at its
/// place among them), then the aggregates.
/// </summary>
/// <param name="keys">The other grouping expressions over the input, without the session.</param>
/// <param name="hasWatermark">The event time carries a watermark.</param>
#pragma warning disable CS9113, CA1065
public sealed class SessionAggregateOperator(
    Schema output,
    IReadOnlyList<Expression> keys,
    SessionKey session,
    IReadOnlyList<AggregateCall> aggregates,
    OutputMode mode,
    bool hasWatermark) : Operator(output), IStatefulOperator
{
    public string StateSignature => throw new NotSupportedException();

    public StateMetrics Metrics => throw new NotSupportedException();

    public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadChanges(ReadOnlySpan<byte> changes) => throw new NotSupportedException();

    public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
