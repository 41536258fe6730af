using TenFour.Calls.Records;

namespace TenFour.Calls.Feeds.Sorting;

/// <summary>
/// Records in memory, to be sorted by their event time. Those without a readable time come first, as NULLs do in Spark. The bytes lie in
/// pieces that are kept from one filling to the next, so that nothing large is ever copied or left to the collector.
/// </summary>
internal sealed class RecordArena(int maxBytes)
{
    private const int PieceLength = 1024 * 1024;

    // What an entry takes in memory beside its bytes.
    private const int EntryBytes = 24;

    private readonly List<byte[]> _pieces = [];
    private Entry[] _entries = new Entry[1024];
    private int _piece = -1;
    private int _length;
    private long _total;

    // The number decides ties in favour of the record that came first: the sort is stable.
    private readonly record struct Entry(long Time, int Number, int Piece, int Start, int Length) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => Time != other.Time ? Time.CompareTo(other.Time) : Number.CompareTo(other.Number);
    }

    public int Count { get; private set; }

    /// <summary>Takes a record in.</summary>
    /// <returns>False where it is full; one record always fits.</returns>
    public bool TryAdd(ReadOnlySpan<byte> record)
    {
        var total = _total + record.Length + EntryBytes;
        if (Count > 0 && total > maxBytes)
        {
            return false;
        }

        var target = Reserve(record.Length);
        record.CopyTo(target);
        _entries[Count] = new Entry(TimeOf(record), Count, _piece, _length, record.Length);
        Count++;
        _length += record.Length;
        _total = total;
        return true;
    }

    public void Sort() => _entries.AsSpan(0, Count).Sort();

    public long TimeAt(int index) => _entries[index].Time;

    public ReadOnlySpan<byte> At(int index)
    {
        var entry = _entries[index];
        return _pieces[entry.Piece].AsSpan(entry.Start, entry.Length);
    }

    public void Clear()
    {
        (Count, _total, _piece) = (0, 0, -1);

        // A record longer than a piece had one of its own, which may never be needed again.
        _pieces.RemoveAll(piece => piece.Length > PieceLength);
    }

    private static long TimeOf(ReadOnlySpan<byte> record) => EventTime.TryGet(record, out var time) ? time : long.MinValue;

    private Span<byte> Reserve(int length)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        if (_piece < 0 || _length + length > _pieces[_piece].Length)
        {
            _piece++;
            _length = 0;
            if (_piece == _pieces.Count || _pieces[_piece].Length < length)
            {
                _pieces.Insert(_piece, new byte[Math.Max(length, Math.Min(PieceLength, maxBytes))]);
            }
        }

        return _pieces[_piece].AsSpan(_length);
    }
}
