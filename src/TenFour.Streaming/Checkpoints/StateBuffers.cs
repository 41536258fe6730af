using System.Buffers;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Checkpoints;

/// <summary>Lets every operator write its state into a buffer of its own.</summary>
internal static class StateBuffers
{
    public static IReadOnlyList<ChunkedBuffer> Write(IReadOnlyList<IStatefulOperator> operators, Action<IStatefulOperator, IBufferWriter<byte>> write)
    {
        var buffers = new ChunkedBuffer[operators.Count];
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i] = new ChunkedBuffer();
            write(operators[i], buffers[i]);
        }

        return buffers;
    }
}
