using System.Buffers;

namespace TenFour.Streaming.Storage;

/// <summary>Collects bytes in chunks, so that much state never has to lie in one array. Keeps its chunks when cleared.</summary>
internal sealed class ChunkedBuffer : IBufferWriter<byte>
{
    private const int ChunkBytes = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private readonly List<int> _lengths = [];
    private int _current = -1;

    public long Length { get; private set; }

    /// <summary>The bytes so far, chunk by chunk.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks =>
        Enumerable.Range(0, _current + 1).Select(i => new ReadOnlyMemory<byte>(_chunks[i], 0, _lengths[i]));

    public void Advance(int count)
    {
        _lengths[_current] += count;
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _chunks[_current].AsMemory(_lengths[_current]);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _chunks[_current].AsSpan(_lengths[_current]);
    }

    public void Clear()
    {
        (_current, Length) = (-1, 0);

        // What was needed once for a large batch is not kept for the small ones.
        if (_chunks.Count > 4)
        {
            _chunks.RemoveRange(4, _chunks.Count - 4);
            _lengths.RemoveRange(4, _lengths.Count - 4);
        }
    }

    private void Ensure(int sizeHint)
    {
        if (_current >= 0 && _chunks[_current].Length - _lengths[_current] >= Math.Max(1, sizeHint))
        {
            return;
        }

        _current++;
        if (_current == _chunks.Count)
        {
            _chunks.Add(new byte[Math.Max(ChunkBytes, sizeHint)]);
            _lengths.Add(0);
        }
        else if (_chunks[_current].Length < sizeHint)
        {
            _chunks[_current] = new byte[sizeHint];
        }

        _lengths[_current] = 0;
    }
}
