using System.Buffers;
using System.Buffers.Binary;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// One operator's state in all lanes, for the checkpoint and the report: lane by lane the length in 8 bytes, little-endian, and the lane's bytes.
/// </summary>
/// <param name="lanes">The operator, once a lane.</param>
/// <param name="work">Shared by the operators of the lanes.</param>
/// <param name="division">Which keys decide the lane.</param>
internal sealed class LaneState(IReadOnlyList<IStatefulOperator> lanes, LaneWork work, string division) : IStatefulOperator
{
    private readonly ChunkedBuffer[] _buffers = [.. lanes.Select(_ => new ChunkedBuffer())];

    public string StateSignature => Signature(lanes[0].StateSignature);

    public IReadOnlyList<string> OlderSignatures => [.. lanes[0].OlderSignatures.Select(Signature)];

    public StateMetrics Metrics
    {
        get
        {
            var sum = lanes[0].Metrics;
            for (var lane = 1; lane < lanes.Count; lane++)
            {
                sum = Add(sum, lanes[lane].Metrics);
            }

            return sum;
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

    public void EndRestoring()
    {
        foreach (var lane in lanes)
        {
            lane.EndRestoring();
        }
    }

    private string Signature(string lane) => $"{lane} in {lanes.Count} lanes by {division}";

    private static StateMetrics Add(StateMetrics a, StateMetrics b) => new(
        a.OperatorName,
        a.RowsTotal + b.RowsTotal,
        a.RowsUpdated + b.RowsUpdated,
        a.RowsRemoved + b.RowsRemoved,
        a.RowsDroppedByWatermark + b.RowsDroppedByWatermark,
        a.MemoryBytes + b.MemoryBytes)
    {
        Custom = a.Custom.Count == 0 ? a.Custom : a.Custom.Keys.ToDictionary(k => k, k => a.Custom[k] + b.Custom[k]),
    };

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

    private static void Move(ChunkedBuffer buffer, IBufferWriter<byte> output)
    {
        if (output is ChunkedBuffer chunks)
        {
            chunks.Take(buffer);
            return;
        }

        buffer.CopyTo(output);
        buffer.Clear();
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
            Move(buffer, output);
        }
    }
}
