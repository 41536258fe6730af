using System.Buffers;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Checkpoints;

/// <summary>Lets every operator write its state into a buffer of its own. The buffers are used again by the next write.</summary>
internal sealed class StateBuffers
{
    private readonly List<ChunkedBuffer> _buffers = [];

    /// <returns>A buffer for each operator, valid until the next write.</returns>
    public IReadOnlyList<ChunkedBuffer> Write(IReadOnlyList<IStatefulOperator> operators, Action<IStatefulOperator, IBufferWriter<byte>> write)
    {
        while (_buffers.Count < operators.Count)
        {
            _buffers.Add(new ChunkedBuffer());
        }

        for (var i = 0; i < operators.Count; i++)
        {
            _buffers[i].Clear();
            write(operators[i], _buffers[i]);
        }

        return _buffers;
    }
}
