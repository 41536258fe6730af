using System.Buffers;

namespace TenFour.Streaming.Storage;

/// <summary>
/// Collects bytes in chunks, so that much state never has to lie in one array. Keeps its first chunks when cleared; they begin small, so that a
/// buffer of few bytes costs few. Chunks come from the shared pool, and may go from one buffer to another.
/// </summary>
internal sealed class ChunkedBuffer : IBufferWriter<byte>
{
    private const int FirstChunkBytes = 4 << 10;
    private const int LargestChunkBytes = 1 << 20;
    private const long MostKeptBytes = 64 << 10;

    // Fewer bytes are copied, and the chunks stay where they are needed again.
    private const long WorthTakingBytes = 64 << 10;

    private readonly List<byte[]> _chunks = [];
    private readonly List<int> _lengths = [];
    private byte[] _open = [];
    private int _used;
    private int _current = -1;
    private long _closedBytes;

    public long Length => _closedBytes + _used;

    /// <summary>The bytes so far, chunk by chunk.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks => Enumerable.Range(0, _current + 1)
        .Select(i => new ReadOnlyMemory<byte>(_chunks[i], 0, i == _current ? _used : _lengths[i]));

    public void Advance(int count) => _used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _open.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _open.AsSpan(_used);
    }

    /// <summary>Moves the bytes of another buffer to the end of this one, and clears it. Many bytes are not copied: their chunks are taken over.</summary>
    public void Take(ChunkedBuffer other)
    {
        if (other.Length < WorthTakingBytes)
        {
            other.CopyTo(this);
        }
        else
        {
            TakeChunks(other);
        }

        other.Clear();
    }

    /// <summary>Writes the bytes so far.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        for (var i = 0; i <= _current; i++)
        {
            output.Write(_chunks[i].AsSpan(0, i == _current ? _used : _lengths[i]));
        }
    }

    public void Clear()
    {
        (_open, _used, _current, _closedBytes) = ([], 0, -1, 0);

        // Many chunks, also those that were taken over, go back to where the others are.
        var (kept, count) = (0L, 0);
        while (count < _chunks.Count && (kept += _chunks[count].Length) <= MostKeptBytes)
        {
            count++;
        }

        foreach (var chunk in _chunks[count..])
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        _chunks.RemoveRange(count, _chunks.Count - count);
        _lengths.RemoveRange(count, _lengths.Count - count);
    }

    private void Ensure(int sizeHint)
    {
        if (_open.Length - _used < Math.Max(1, sizeHint))
        {
            OpenNext(sizeHint);
        }
    }

    private void OpenNext(int sizeHint)
    {
        Close();
        _current++;
        if (_current == _chunks.Count)
        {
            _chunks.Add(ArrayPool<byte>.Shared.Rent(Math.Max((int)Math.Clamp(Length, FirstChunkBytes, LargestChunkBytes), sizeHint)));
            _lengths.Add(0);
        }
        else if (_chunks[_current].Length < sizeHint)
        {
            ArrayPool<byte>.Shared.Return(_chunks[_current]);
            _chunks[_current] = ArrayPool<byte>.Shared.Rent(sizeHint);
        }

        _open = _chunks[_current];
    }

    private void Close()
    {
        if (_current >= 0)
        {
            _lengths[_current] = _used;
        }

        _closedBytes += _used;
        _used = 0;
    }

    private void TakeChunks(ChunkedBuffer other)
    {
        Close();
        other.Close();
        var count = other._current + 1;
        _chunks.InsertRange(_current + 1, other._chunks[..count]);
        _lengths.InsertRange(_current + 1, other._lengths[..count]);
        other._chunks.RemoveRange(0, count);
        other._lengths.RemoveRange(0, count);
        _current += count;
        _closedBytes += other._closedBytes - _lengths[_current];
        (_open, _used) = (_chunks[_current], _lengths[_current]);
    }
}
