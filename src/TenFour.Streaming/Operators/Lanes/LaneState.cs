using System.Buffers;
using System.Buffers.Binary;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// One operator's state in all lanes, for the checkpoint and the report: lane by lane the length in 8 bytes, little-endian, and the lane's bytes.
/// </summary>
internal sealed class LaneState(IReadOnlyList<IStatefulOperator> lanes, LaneWork work) : IStatefulOperator
{
    private readonly ChunkedBuffer[] _buffers = [.. lanes.Select(_ => new ChunkedBuffer())];

    public string StateSignature => $"{lanes[0].StateSignature} in {lanes.Count} lanes";

    public StateMetrics Metrics
    {
        get
        {
            var all = lanes.Select(l => l.Metrics).ToList();
            return new StateMetrics(
                all[0].OperatorName,
                all.Sum(m => m.RowsTotal),
                all.Sum(m => m.RowsUpdated),
                all.Sum(m => m.RowsRemoved),
                all.Sum(m => m.RowsDroppedByWatermark),
                all.Sum(m => m.MemoryBytes))
            {
                Custom = all[0].Custom.Keys.ToDictionary(k => k, k => all.Sum(m => m.Custom[k])),
            };
        }
    }

    public void WriteChanges(IBufferWriter<byte> output) => Write((lane, buffer) => lane.WriteChanges(buffer), output);

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        foreach (var lane in lanes)
        {
            lane.ReadChanges(Take(ref changes));
        }

        ExpectEnd(changes);
    }

    public void WriteSnapshot(IBufferWriter<byte> output) => Write((lane, buffer) => lane.WriteSnapshot(buffer), output);

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        foreach (var lane in lanes)
        {
            lane.ReadSnapshot(Take(ref snapshot));
        }

        ExpectEnd(snapshot);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(long) || BinaryPrimitives.ReadUInt64LittleEndian(bytes) > (ulong)(bytes.Length - sizeof(long)))
        {
            throw StateReader.Damaged();
        }

        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var taken = bytes.Slice(sizeof(long), length);
        bytes = bytes[(sizeof(long) + length)..];
        return taken;
    }

    private static void ExpectEnd(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 0)
        {
            throw StateReader.Damaged();
        }
    }

    private void Write(Action<IStatefulOperator, IBufferWriter<byte>> write, IBufferWriter<byte> output)
    {
        work.ForEach(lane =>
        {
            _buffers[lane].Clear();
            write(lanes[lane], _buffers[lane]);
        });

        foreach (var buffer in _buffers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(sizeof(long)), buffer.Length);
            output.Advance(sizeof(long));
            foreach (var chunk in buffer.Chunks)
            {
                output.Write(chunk.Span);
            }

            buffer.Clear();
        }
    }
}
