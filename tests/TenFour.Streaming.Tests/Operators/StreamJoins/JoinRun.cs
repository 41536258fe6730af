using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.StreamJoins;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Tests.Operators.StreamJoins;

/// <summary>Runs batches through a join, on request with a restart after each of them.</summary>
internal sealed class JoinRun(StreamJoinSpec spec)
{
    private readonly StringDictionary dictionary = new();
    private readonly EvaluationContext evaluation = new(TimeZoneInfo.Utc);
    private readonly List<byte[]> changes = [];
    private StreamJoinOperator current = new(spec);
    private byte[]? snapshot;
    private long lateWatermark;

    public StateMetrics Metrics => current.Metrics;

    /// <summary>Runs one batch; each side's rows are given in pieces of at most <paramref name="piece"/>.</summary>
    public List<string> Run(IReadOnlyList<Call> left, IReadOnlyList<Call> right, long watermark, int piece)
    {
        var sink = new CapturingSink(current.Output);
        current.Next = sink;
        foreach (var input in current.Inputs)
        {
            input.Begin(new BatchContext(0, lateWatermark, watermark, evaluation));
        }

        foreach (var (calls, input) in ((IReadOnlyList<Call>[])[left, right]).Zip(current.Inputs))
        {
            foreach (var some in calls.Chunk(piece))
            {
                input.Push(Call.Batch(some, piece % 2 == 0 ? dictionary : null));
            }

            input.Finish();
        }

        lateWatermark = watermark;
        changes.Add(Written(current.WriteChanges));
        return sink.Rows;
    }

    /// <summary>Goes on with a new operator that has read the checkpoint.</summary>
    public void Restart()
    {
        current = new StreamJoinOperator(spec);
        if (snapshot is not null)
        {
            current.ReadSnapshot(snapshot);
        }

        changes.ForEach(c => current.ReadChanges(c));
    }

    /// <summary>Replaces the changes so far by a snapshot.</summary>
    public void TakeSnapshot()
    {
        snapshot = Written(current.WriteSnapshot);
        changes.Clear();
    }

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
