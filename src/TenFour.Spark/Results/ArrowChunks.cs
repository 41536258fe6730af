using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Results;

/// <summary>
/// Puts batches of rows together again. A server of 4.1 or newer cuts a batch into as many messages as the client's limit makes necessary; others
/// send each batch in one.
/// </summary>
internal sealed class ArrowChunks
{
    private readonly List<ReadOnlyMemory<byte>> _chunks = [];
    private long _rows;

    /// <returns>The bytes of a whole batch, or null where more are to come.</returns>
    /// <exception cref="SparkException">Something is missing in between.</exception>
    public ReadOnlyMemory<byte>? Add(ExecutePlanResponse.Types.ArrowBatch part)
    {
        if ((part.HasStartOffset && part.StartOffset != _rows) || (part.HasChunkIndex && part.ChunkIndex != _chunks.Count))
        {
            throw new SparkException(
                Fault.Environment,
                $"The cluster has sent rows from {part.StartOffset} on, and those from {_rows} on are due.",
                advice: "Run the statistic again; what is lost on the way is no fault of its own.");
        }

        _chunks.Add(part.Data.Memory);
        if (part.HasNumChunksInBatch && _chunks.Count < part.NumChunksInBatch)
        {
            return null;
        }

        var whole = _chunks.Count == 1 ? _chunks[0] : Joined();
        _chunks.Clear();
        _rows += part.RowCount;
        return whole;
    }

    private byte[] Joined()
    {
        var bytes = new byte[_chunks.Sum(c => c.Length)];
        var length = 0;
        foreach (var chunk in _chunks)
        {
            chunk.CopyTo(bytes.AsMemory(length));
            length += chunk.Length;
        }

        return bytes;
    }
}
