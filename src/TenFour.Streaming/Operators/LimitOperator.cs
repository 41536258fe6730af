using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>LIMIT in append mode: the first rows of the whole life of the query. How many have passed is state.</summary>
public sealed class LimitOperator(Schema input, long limit) : Operator(input), IStatefulOperator
{
    private long passed;
    private long passedBefore;

    public string StateSignature => "limit";

    public StateMetrics Metrics => new("globalLimit", passed > 0 ? 1 : 0, passed > passedBefore ? 1 : 0, 0, 0, sizeof(long));

    public override void Begin(BatchContext context)
    {
        passedBefore = passed;
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        var count = (int)Math.Min(batch.Rows.Count, limit - passed);
        if (count > 0)
        {
            passed += count;
            Next.Push(batch with { Rows = batch.Rows.IsAll ? Rows.All(count) : Rows.Of(batch.Rows.Indexes!, count) });
        }
    }

    public void WriteChanges(IBufferWriter<byte> output) => WriteSnapshot(output);

    public void ReadChanges(ReadOnlySpan<byte> changes) => ReadSnapshot(changes);

    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        writer.WriteUnsigned((ulong)passed);
    }

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        passed = (long)reader.ReadUnsigned();
        reader.ExpectEnd();
    }
}
