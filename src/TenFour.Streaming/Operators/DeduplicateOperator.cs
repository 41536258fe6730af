using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>Passes the first row of each key, at once. Rows keep their origin.</summary>
/// <param name="input">The schema of input and output.</param>
/// <param name="keyColumns">The columns that make the key.</param>
/// <param name="eventTime">The key, among <paramref name="keyColumns"/>, that carries a watermark; null: keys are kept for ever.</param>
#pragma warning disable CS9113, CA1065
public sealed class DeduplicateOperator(Schema input, IReadOnlyList<int> keyColumns, EventTimeKey? eventTime) : Operator(input), IStatefulOperator
{
    public string StateSignature => throw new NotSupportedException();

    public StateMetrics Metrics => throw new NotSupportedException();

    public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadChanges(ReadOnlySpan<byte> changes) => throw new NotSupportedException();

    public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();

    public override void Push(ColumnBatch batch) => throw new NotSupportedException();
}
