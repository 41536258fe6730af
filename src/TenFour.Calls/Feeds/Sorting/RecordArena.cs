using TenFour.Calls.Records;

namespace TenFour.Calls.Feeds.Sorting;

/// <summary>Records in memory, to be sorted by their event time. Those without a readable time come first, as NULLs do in Spark.</summary>
internal sealed class RecordArena(int maxBytes)
{
    // What an entry takes in memory beside its bytes.
    private const int EntryBytes = 16;

    private byte[] _bytes = new byte[Math.Min(maxBytes, 1024 * 1024)];
    private Entry[] _entries = new Entry[1024];
    private int _length;

    // Offsets grow with every record, so the offset decides ties in favour of the record that came first: the sort is stable.
    private readonly record struct Entry(long Time, int Offset, int Length) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => Time != other.Time ? Time.CompareTo(other.Time) : Offset.CompareTo(other.Offset);
    }

    public int Count { get; private set; }

    /// <summary>Takes a record in.</summary>
    /// <returns>False where it is full; one record always fits.</returns>
    public bool TryAdd(ReadOnlySpan<byte> record)
    {
        if (Count > 0 && (long)_length + record.Length + ((Count + 1L) * EntryBytes) > maxBytes)
        {
            return false;
        }

        Reserve(record.Length);
        record.CopyTo(_bytes.AsSpan(_length));
        _entries[Count++] = new Entry(TimeOf(record), _length, record.Length);
        _length += record.Length;
        return true;
    }

    public void Sort() => _entries.AsSpan(0, Count).Sort();

    public long TimeAt(int index) => _entries[index].Time;

    public ReadOnlySpan<byte> At(int index) => _bytes.AsSpan(_entries[index].Offset, _entries[index].Length);

    public void Clear() => (Count, _length) = (0, 0);

    private static long TimeOf(ReadOnlySpan<byte> record) => EventTime.TryGet(record, out var time) ? time : long.MinValue;

    private void Reserve(int length)
    {
        if (_length + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(_length + (long)length, Math.Min((long)_bytes.Length * 2, maxBytes)));
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }
    }
}
