using TenFour.Streaming.Errors;
using TenFour.Streaming.Limits;

namespace TenFour.Streaming.Columns;

/// <summary>
/// Byte strings, numbered from 0 and stored one after the other. Append-only: an entry never changes, so another thread may read any entry
/// that was there when it was handed the number.
/// </summary>
public sealed class StringPool
{
    private byte[] bytes;
    private int[] ends;

    public StringPool(int entries = 16, int byteCapacity = 256)
    {
        bytes = new byte[byteCapacity];
        ends = new int[entries];
    }

    public int Count { get; private set; }

    /// <summary>Rises when the entries are forgotten: whoever keeps something by entry number asks whether it still means the same.</summary>
    public int Generation { get; private set; }

    public int ByteCount => Count == 0 ? 0 : ends[Count - 1];

    public ReadOnlySpan<byte> this[int entry]
    {
        get
        {
            var start = entry == 0 ? 0 : ends[entry - 1];
            return bytes.AsSpan(start, ends[entry] - start);
        }
    }

    /// <summary>Appends an entry and returns its number.</summary>
    public int Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        return Commit(value.Length);
    }

    /// <summary>Room for an entry of at most <paramref name="length"/> bytes; <see cref="Commit"/> makes what was written there an entry.</summary>
    /// <exception cref="StreamingException">All entries together would be longer than 2 GB.</exception>
    public Span<byte> Reserve(int length)
    {
        var start = ByteCount;
        if (bytes.Length - start < length)
        {
            var needed = Math.Max(Math.Min(bytes.Length * 2L, Array.MaxLength), start + (long)length);
            WorkBudget.Check(needed);
            if (needed > Array.MaxLength)
            {
                throw StreamingException.ForUser(
                    $"The texts of a column are longer than 2 GB in {ColumnBatch.TypicalRows:N0} rows.", advice: "Make shorter ones, for instance by a smaller number in repeat(...).");
            }

            Array.Resize(ref bytes, (int)needed);
        }

        return bytes.AsSpan(start, length);
    }

    public int Commit(int length)
    {
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        ends[Count] = ByteCount + length;
        return Count++;
    }

    /// <summary>Forgets all entries and keeps the room. Only for a pool that nobody else reads.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets the entries from <paramref name="count"/> on. Only for a pool that nobody else reads.</summary>
    public void Truncate(int count)
    {
        if (count < Count)
        {
            Count = count;
            Generation++;
        }
    }
}
