using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>Runs batches through an operator with state, on request with a restart after each of them.</summary>
internal sealed class OperatorRun(Func<Operator> create)
{
    private readonly StringDictionary dictionary = new();
    private readonly EvaluationContext evaluation = new(TimeZoneInfo.Utc);
    private readonly List<byte[]> changes = [];
    private Operator current = create();
    private byte[]? snapshot;
    private long batchId;
    private long lateWatermark;

    public RecordCounts Counts { get; private set; } = new();

    public StateMetrics Metrics => ((IStatefulOperator)current).Metrics;

    /// <summary>Runs one batch; the rows are given in pieces of at most <paramref name="piece"/>.</summary>
    public List<string> Run(IReadOnlyList<Call> calls, long watermark, int piece = int.MaxValue, bool plainStrings = false)
    {
        var sink = new CapturingSink(current.Output);
        current.Next = sink;
        Counts = new RecordCounts();
        current.Begin(new BatchContext(batchId++, lateWatermark, watermark, evaluation));
        foreach (var some in calls.Chunk(Math.Min(piece, Math.Max(1, calls.Count))))
        {
            current.Push(Call.Batch(some, plainStrings ? null : dictionary, Counts));
            evaluation.Reset();
        }

        current.Finish();
        lateWatermark = watermark;
        Save();
        return sink.Rows;
    }

    /// <summary>Goes on with a new operator that has read the checkpoint.</summary>
    public void Restart()
    {
        current = create();
        var state = (IStatefulOperator)current;
        if (snapshot is not null)
        {
            state.ReadSnapshot(snapshot);
        }

        foreach (var change in changes)
        {
            state.ReadChanges(change);
        }
    }

    /// <summary>Replaces the changes so far by a snapshot.</summary>
    public void TakeSnapshot()
    {
        var output = new ArrayBufferWriter<byte>();
        ((IStatefulOperator)current).WriteSnapshot(output);
        snapshot = output.WrittenSpan.ToArray();
        changes.Clear();
    }

    private void Save()
    {
        var output = new ArrayBufferWriter<byte>();
        ((IStatefulOperator)current).WriteChanges(output);
        changes.Add(output.WrittenSpan.ToArray());
    }
}
