using System.Buffers.Binary;

namespace TenFour.Calls.Feeds.Sorting;

/// <summary>Reads one sorted run from its start to its end.</summary>
internal sealed class RunReader(SpillFile file, long start, long end, int bufferLength)
{
    private byte[] _buffer = new byte[Math.Max(bufferLength, SpillFile.HeaderLength)];
    private long _next;
    private int _start;
    private int _end;
    private int _length;

    /// <summary>The time of the record that <see cref="MoveNext"/> found.</summary>
    public long Time { get; private set; }

    public ReadOnlySpan<byte> Record => _buffer.AsSpan(_start - _length, _length);

    /// <summary>Goes back before the first record.</summary>
    public void Restart()
    {
        _next = start;
        (_start, _end) = (0, 0);
    }

    public bool MoveNext()
    {
        if (!Ensure(SpillFile.HeaderLength))
        {
            return false;
        }

        Time = BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(_start));
        _length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start + sizeof(long)));
        _start += SpillFile.HeaderLength;
        Ensure(_length);
        _start += _length;
        return true;
    }

    private bool Ensure(int needed)
    {
        if (_end - _start >= needed)
        {
            return true;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_buffer.Length < needed)
        {
            Array.Resize(ref _buffer, needed);
        }

        while (_end < needed && _next < end)
        {
            var count = file.Read(_next, _buffer.AsSpan(_end, (int)Math.Min(_buffer.Length - _end, end - _next)));
            if (count == 0)
            {
                throw new EndOfStreamException("The temporary file of the sort is shorter than what was written to it.");
            }

            _next += count;
            _end += count;
        }

        return _end >= needed;
    }
}
