namespace TenFour.Streaming.Sources;

/// <summary>
/// Records of one partition that follow each other, not necessarily without gaps, with what was asked for of each (<see cref="RecordParts"/>).
/// Filled by a source, read by an <see cref="IRecordConsumer"/>, then filled again: nothing is allocated for a record but its headers.
/// </summary>
public sealed class RecordBlock
{
    private const byte Newline = (byte)'\n';

    private readonly RecordParts _parts;
    private byte[] _lines;
    private int[] _ends;
    private long[] _offsets;
    private bool[] _hasValue;
    private long[] _timestamps = [];
    private byte[] _keys = [];
    private int[] _keyEnds = [];
    private bool[] _hasKey = [];
    private IReadOnlyList<RecordHeader>?[] _headers = [];
    private int _pendingBytes;
    private int _pendingKeyBytes;
    private bool _hasPendingValue;
    private bool _hasPendingKey;

    /// <param name="parts">What is kept of each record.</param>
    /// <param name="records">Room for so many at first.</param>
    /// <param name="bytes">Room for so many bytes at first.</param>
    public RecordBlock(RecordParts parts, int records = 1024, int bytes = 1 << 16)
    {
        _parts = parts;
        (_lines, _ends, _offsets, _hasValue) = (new byte[bytes], new int[records], new long[records], new bool[records]);
        Grow(records);
    }

    /// <summary>What is kept of each record.</summary>
    public RecordParts Parts => _parts;

    public int Count { get; private set; }

    /// <summary>The bytes of all values, each with its newline.</summary>
    public int ByteCount => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>The values, each with a newline behind it.</summary>
    public ReadOnlySpan<byte> Lines => _lines.AsSpan(0, ByteCount);

    /// <summary>Whether a value may have newlines in it, so that the lines are not the records.</summary>
    public bool HasInnerNewlines { get; private set; }

    /// <summary>Whether the offsets follow each other without a gap.</summary>
    public bool IsContiguous => Count == 0 || _offsets[Count - 1] - _offsets[0] == Count - 1;

    public long OffsetOf(int record) => _offsets[record];

    /// <summary>Microseconds since the epoch; 0 where nobody asked.</summary>
    public long TimestampOf(int record) => (_parts & RecordParts.Timestamp) == 0 ? 0 : _timestamps[record];

    /// <summary>Whether the record has a value. One without is an empty line: a row of nulls.</summary>
    public bool HasValue(int record) => _hasValue[record];

    /// <summary>The value without its newline.</summary>
    public ReadOnlySpan<byte> ValueOf(int record)
    {
        var start = StartOf(_ends, record);
        return _lines.AsSpan(start, _ends[record] - start - 1);
    }

    /// <summary>Whether the record has a key; false where nobody asked.</summary>
    public bool HasKey(int record) => (_parts & RecordParts.Key) != 0 && _hasKey[record];

    public ReadOnlySpan<byte> KeyOf(int record)
    {
        var start = StartOf(_keyEnds, record);
        return _keys.AsSpan(start, _keyEnds[record] - start);
    }

    /// <summary>The record's headers, or null where it has none or nobody asked.</summary>
    public IReadOnlyList<RecordHeader>? HeadersOf(int record) => (_parts & RecordParts.Headers) == 0 ? null : _headers[record];

    /// <summary>Sets the value of the next record, which <see cref="Add"/> makes one. Without one the record has no value.</summary>
    public void SetValue(ReadOnlySpan<byte> value)
    {
        Reserve(ByteCount + value.Length + 1);
        value.CopyTo(_lines.AsSpan(ByteCount));
        HasInnerNewlines |= value.Contains(Newline);
        (_pendingBytes, _hasPendingValue) = (value.Length, true);
    }

    /// <summary>Sets the key of the next record; passed over where nobody asked for keys.</summary>
    public void SetKey(ReadOnlySpan<byte> key)
    {
        if ((_parts & RecordParts.Key) == 0)
        {
            return;
        }

        var start = KeyBytes;
        if (_keys.Length < start + key.Length)
        {
            Array.Resize(ref _keys, Math.Max(start + key.Length, 2 * _keys.Length));
        }

        key.CopyTo(_keys.AsSpan(start));
        (_hasPendingKey, _pendingKeyBytes) = (true, key.Length);
    }

    /// <summary>Appends the record whose value and key, if it has them, have been set.</summary>
    public void Add(long offset, long timestampMicros, IReadOnlyList<RecordHeader>? headers)
    {
        Reserve(ByteCount + _pendingBytes + 1);
        _lines[ByteCount + _pendingBytes] = Newline;
        _ends[Count] = ByteCount + _pendingBytes + 1;
        (_offsets[Count], _hasValue[Count]) = (offset, _hasPendingValue);
        if ((_parts & RecordParts.Timestamp) != 0)
        {
            _timestamps[Count] = timestampMicros;
        }

        if ((_parts & RecordParts.Key) != 0)
        {
            (_keyEnds[Count], _hasKey[Count]) = (KeyBytes + _pendingKeyBytes, _hasPendingKey);
        }

        if ((_parts & RecordParts.Headers) != 0)
        {
            _headers[Count] = headers;
        }

        Count++;
        DropPending();
    }

    private void DropPending() => (_pendingBytes, _hasPendingValue, _hasPendingKey, _pendingKeyBytes) = (0, false, false, 0);

    /// <summary>Appends records of another block with the same parts.</summary>
    public void AddRange(RecordBlock block, int from, int count)
    {
        var (bytes, keyBytes) = (ByteCount, KeyBytes);
        CopyBytes(ref _lines, bytes, block._lines, StartOf(block._ends, from), block._ends[from + count - 1]);
        if (_ends.Length < Count + count)
        {
            Grow(Math.Max(Count + count, 2 * Count));
        }

        CopyEnds(block._ends, from, _ends, count, bytes);
        Array.Copy(block._offsets, from, _offsets, Count, count);
        Array.Copy(block._hasValue, from, _hasValue, Count, count);
        if ((_parts & RecordParts.Timestamp) != 0)
        {
            Array.Copy(block._timestamps, from, _timestamps, Count, count);
        }

        if ((_parts & RecordParts.Key) != 0)
        {
            CopyBytes(ref _keys, keyBytes, block._keys, StartOf(block._keyEnds, from), block._keyEnds[from + count - 1]);
            CopyEnds(block._keyEnds, from, _keyEnds, count, keyBytes);
            Array.Copy(block._hasKey, from, _hasKey, Count, count);
        }

        if ((_parts & RecordParts.Headers) != 0)
        {
            Array.Copy(block._headers, from, _headers, Count, count);
        }

        HasInnerNewlines |= block.HasInnerNewlines;
        Count += count;
    }

    /// <summary>Keeps the first records only.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Clear()
    {
        Array.Clear(_headers, 0, Math.Min(Count, _headers.Length));
        (Count, HasInnerNewlines) = (0, false);
        DropPending();
    }

    private int KeyBytes => (_parts & RecordParts.Key) == 0 || Count == 0 ? 0 : _keyEnds[Count - 1];

    private static void CopyBytes(ref byte[] target, int at, byte[] source, int start, int end)
    {
        if (target.Length < at + end - start)
        {
            Array.Resize(ref target, Math.Max(at + end - start, 2 * target.Length));
        }

        source.AsSpan(start, end - start).CopyTo(target.AsSpan(at));
    }

    private void CopyEnds(int[] source, int from, int[] target, int count, int bytes)
    {
        var shift = bytes - StartOf(source, from);
        for (var i = 0; i < count; i++)
        {
            target[Count + i] = source[from + i] + shift;
        }
    }

    private static int StartOf(int[] ends, int record) => record == 0 ? 0 : ends[record - 1];

    private void Reserve(int bytes)
    {
        if (_lines.Length < bytes)
        {
            Array.Resize(ref _lines, Math.Max(bytes, 2 * _lines.Length));
        }

        if (_ends.Length == Count)
        {
            Grow(2 * Count);
        }
    }

    private void Grow(int records)
    {
        Array.Resize(ref _ends, records);
        Array.Resize(ref _offsets, records);
        Array.Resize(ref _hasValue, records);
        Array.Resize(ref _timestamps, (_parts & RecordParts.Timestamp) == 0 ? 0 : records);
        Array.Resize(ref _keyEnds, (_parts & RecordParts.Key) == 0 ? 0 : records);
        Array.Resize(ref _hasKey, (_parts & RecordParts.Key) == 0 ? 0 : records);
        Array.Resize(ref _headers, (_parts & RecordParts.Headers) == 0 ? 0 : records);
    }
}
