using System.Buffers;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>
/// A join's state in the checkpoint. A batch writes what its watermark lets leave, which older rows had their first match, and the rows that it
/// added; a snapshot writes all rows. Rows are written with their values and named by their number, so that nothing depends on where in memory
/// they were.
/// </summary>
internal sealed class JoinLog
{
    private readonly JoinState state;
    private readonly JoinSideLog left;
    private readonly JoinSideLog right;

    public JoinLog(StreamJoinSpec spec, JoinState state)
    {
        this.state = state;
        left = new JoinSideLog(state, isLeft: true, spec.TracksMatches(left: true), takesMatched: spec.IsSemi);
        right = new JoinSideLog(state, isLeft: false, spec.TracksMatches(left: false), takesMatched: false);
    }

    /// <param name="evictionWatermarkMicros">What the batch let leave.</param>
    public void WriteChanges(long evictionWatermarkMicros, IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        writer.WriteSigned(evictionWatermarkMicros);
        left.WriteChanges(writer);
        right.WriteChanges(writer);
    }

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        var reader = new StateReader(changes);
        var watermark = reader.ReadSigned();
        state.BeginBatch();
        left.ReadChanges(watermark, ref reader);
        right.ReadChanges(watermark, ref reader);
        reader.ExpectEnd();
        state.RemoveEmptyKeys();
    }

    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        left.WriteAll(writer);
        right.WriteAll(writer);
    }

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        state.BeginBatch();
        left.ReadAll(ref reader);
        right.ReadAll(ref reader);
        reader.ExpectEnd();
    }
}
