using System.Buffers;
using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>
/// A partition's index, opened for reading. It is searched in the file and never loaded, so it may be of any size. It can always be
/// done without: whoever finds it missing or damaged counts newlines instead.
/// </summary>
internal sealed class PartitionIndex : IDisposable
{
    /// <summary>As long as an entry, so that entries are aligned.</summary>
    public const int HeaderBytes = IndexEntry.Size;

    /// <summary>A crash leaves one entry whose data are missing; a few more may follow a loss of power.</summary>
    private const int MaxEntriesWithoutData = 64;

    private const int EntriesPerRead = 256;

    private readonly SafeFileHandle _file;

    private PartitionIndex(SafeFileHandle file, long count)
    {
        _file = file;
        Count = count;
    }

    /// <summary>The first bytes of every index.</summary>
    public static ReadOnlySpan<byte> Magic => "TENFOUR INDEX 1\n"u8;

    /// <summary>The number of entries, damaged ones included.</summary>
    public long Count { get; }

    /// <summary>Where an entry lies in the file.</summary>
    public static long PositionOf(long number) => HeaderBytes + number * IndexEntry.Size;

    /// <summary>Opens an index; null where there is none, or none that this version can read.</summary>
    public static PartitionIndex? TryOpen(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = FileBytes.OpenRead(path);
        Span<byte> magic = stackalloc byte[Magic.Length];
        if (FileBytes.ReadFully(file, magic, 0) == magic.Length && magic.SequenceEqual(Magic))
        {
            return new PartitionIndex(file, Math.Max(0, (RandomAccess.GetLength(file) - HeaderBytes) / IndexEntry.Size));
        }

        file.Dispose();
        return null;
    }

    /// <summary>False where the entry is damaged.</summary>
    public bool TryRead(long number, out IndexEntry entry)
    {
        Span<byte> bytes = stackalloc byte[IndexEntry.Size];
        var read = FileBytes.ReadFully(_file, bytes, PositionOf(number));
        entry = default;
        return read == bytes.Length && IndexEntry.TryRead(bytes, out entry);
    }

    /// <summary>
    /// The entries from a number on, in order; those that are damaged or contradict the order are left out, so that what they told counts
    /// as part of the next append.
    /// </summary>
    public IEnumerable<IndexEntry> ReadSound(long from)
    {
        var last = default(IndexEntry);
        var buffer = ArrayPool<byte>.Shared.Rent(EntriesPerRead * IndexEntry.Size);
        try
        {
            for (var number = from; number < Count; number += EntriesPerRead)
            {
                var wanted = (int)Math.Min(EntriesPerRead, Count - number) * IndexEntry.Size;
                var read = FileBytes.ReadFully(_file, buffer.AsSpan(0, wanted), PositionOf(number));
                for (var at = 0; at + IndexEntry.Size <= read; at += IndexEntry.Size)
                {
                    if (IndexEntry.TryRead(buffer.AsSpan(at, IndexEntry.Size), out var entry) && entry.Follows(last))
                    {
                        last = entry;
                        yield return entry;
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// The number of entries that the data bear out; -1 where they are not the data of this index. The entries after them belong to an
    /// append that is being made, or was cut short.
    /// </summary>
    public long CountBorneOut(SafeFileHandle data)
    {
        var length = RandomAccess.GetLength(data);
        var candidate = FindFirst(entry => entry.End.Byte > length);
        var oldest = Math.Max(0, candidate - MaxEntriesWithoutData);
        for (; candidate > oldest; candidate--)
        {
            if (TryRead(candidate - 1, out var entry) && DataFingerprint.Read(data, entry.End.Byte) == entry.Fingerprint)
            {
                return candidate;
            }
        }

        return candidate == 0 ? 0 : -1;
    }

    /// <summary>
    /// The number of the first entry that fulfils a condition which, once fulfilled, stays so; <see cref="Count"/> where none does.
    /// Meeting a damaged entry it answers 0: nothing is known.
    /// </summary>
    public long FindFirst(Func<IndexEntry, bool> condition) => FindFirst(condition, 0, Count, 0);

    /// <summary>The same from a number on, before which no entry fulfils the condition; quick where the answer is near.</summary>
    /// <returns>Where it meets a damaged entry, <paramref name="from"/>: no more is known.</returns>
    public long FindFirst(Func<IndexEntry, bool> condition, long from)
    {
        var low = from;
        for (long step = 1; low + step <= Count; step *= 2)
        {
            if (!TryRead(low + step - 1, out var entry))
            {
                return from;
            }

            if (condition(entry))
            {
                return FindFirst(condition, low, low + step - 1, from);
            }

            low += step;
        }

        return FindFirst(condition, low, Count, from);
    }

    /// <summary>Where an entry's append starts: the end of the last append before it whose entry is not damaged.</summary>
    public PartitionOffset StartOf(long number)
    {
        for (var before = number - 1; before >= 0; before--)
        {
            if (TryRead(before, out var entry))
            {
                return entry.End;
            }
        }

        return PartitionOffset.Start;
    }

    public void Dispose() => _file.Dispose();

    private long FindFirst(Func<IndexEntry, bool> condition, long low, long high, long unknown)
    {
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (!TryRead(middle, out var entry))
            {
                return unknown;
            }

            (low, high) = condition(entry) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
