using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>Passes the first row of each key, at once, and forgets the key when the watermark reaches that row's event time plus the delay.</summary>
/// <param name="eventTimeColumn">The column that carries the watermark: a TIMESTAMP, or a window struct, judged by its end.</param>
/// <param name="delayMicros">The watermark's delay.</param>
#pragma warning disable CS9113, CA1065
public sealed class DeduplicateWithinWatermarkOperator(Schema input, IReadOnlyList<int> keyColumns, int eventTimeColumn, long delayMicros) : Operator(input), IStatefulOperator
{
    public string StateSignature => throw new NotSupportedException();

    public StateMetrics Metrics => throw new NotSupportedException();

    public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadChanges(ReadOnlySpan<byte> changes) => throw new NotSupportedException();

    public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
