using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// GROUP BY, with or without a window. Output: the keys in order (the window, a struct of start and end, at its place among them), then the
/// aggregates.
/// </summary>
/// <param name="output">The names and types of keys and aggregates.</param>
/// <param name="keys">The grouping expressions over the input, without the window. None at all makes one group that is always there.</param>
/// <param name="window">The window among the keys, or null.</param>
/// <param name="aggregates">The aggregates over the input.</param>
/// <param name="mode">What a batch emits.</param>
/// <param name="eventTime">The key that carries a watermark, counted with the window in its place; null without one: nothing is late or leaves.</param>
#pragma warning disable CS9113, CA1065
public sealed class AggregateOperator(
    Schema output,
    IReadOnlyList<Expression> keys,
    WindowKey? window,
    IReadOnlyList<AggregateCall> aggregates,
    OutputMode mode,
    EventTimeKey? eventTime) : Operator(output), IStatefulOperator
{
    public string StateSignature => throw new NotSupportedException();

    public StateMetrics Metrics => throw new NotSupportedException();

    public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadChanges(ReadOnlySpan<byte> changes) => throw new NotSupportedException();

    public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
