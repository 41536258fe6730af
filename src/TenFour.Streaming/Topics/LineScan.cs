using System.Buffers;
using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>Counts records by counting newlines, at the speed of memory.</summary>
internal static class LineScan
{
    /// <summary>Small enough to search line by line, large enough to count with vectors.</summary>
    private const int SliceBytes = 4096;

    /// <summary>A guess, so that skipping a few records does not read a whole block.</summary>
    private const int TypicalRecordBytes = 512;

    /// <summary>
    /// The place after the last complete record between <paramref name="scanFrom"/> and <paramref name="length"/>.
    /// </summary>
    /// <param name="data">The partition.</param>
    /// <param name="end">The last known end of a record.</param>
    /// <param name="scanFrom">No newline lies between the known end and here.</param>
    /// <param name="length">Where to stop.</param>
    /// <param name="passed">Told an end of a record about once a block, in order.</param>
    public static PartitionOffset FindEnd(
        SafeFileHandle data, PartitionOffset end, long scanFrom, long length, Action<PartitionOffset>? passed = null)
    {
        var blockBytes = (int)Math.Clamp(length - scanFrom, 0, FileBytes.BlockBytes);
        var buffer = ArrayPool<byte>.Shared.Rent(blockBytes);
        try
        {
            for (var position = scanFrom; position < length;)
            {
                var block = buffer.AsSpan(0, (int)Math.Min(blockBytes, length - position));
                block = block[..FileBytes.ReadFully(data, block, position)];
                if (block.IsEmpty)
                {
                    break;
                }

                var lastNewline = block.LastIndexOf(FileBytes.Newline);
                if (lastNewline >= 0)
                {
                    end = new PartitionOffset(end.Record + block.Count(FileBytes.Newline), position + lastNewline + 1);
                    passed?.Invoke(end);
                }

                position += block.Length;
            }

            return end;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// The place <paramref name="records"/> records after a known one; earlier where the data end earlier.
    /// </summary>
    public static PartitionOffset Skip(SafeFileHandle data, PartitionOffset from, long records)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FileBytes.BlockBytes);
        try
        {
            var place = from;
            var wanted = (int)Math.Clamp((double)records * TypicalRecordBytes, SliceBytes, FileBytes.BlockBytes);
            for (var position = from.Byte; records > 0;)
            {
                var block = buffer.AsSpan(0, FileBytes.ReadFully(data, buffer.AsSpan(0, wanted), position));
                var (lines, bytes) = SkipLines(block, records);
                place = lines == 0 ? place : new PartitionOffset(place.Record + lines, position + bytes);
                records -= lines;
                position += block.Length;
                if (block.Length < wanted)
                {
                    break;
                }

                wanted = Math.Min(wanted * 2, FileBytes.BlockBytes);
            }

            return place;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The first <paramref name="atMost"/> complete lines of a block: how many there are, and their length in bytes.</summary>
    public static (long Lines, int Bytes) SkipLines(ReadOnlySpan<byte> block, long atMost)
    {
        long lines = 0;
        var bytes = 0;
        for (var at = 0; at < block.Length && lines < atMost; at += SliceBytes)
        {
            var slice = block.Slice(at, Math.Min(SliceBytes, block.Length - at));
            var count = slice.Count(FileBytes.Newline);
            if (count == 0)
            {
                continue;
            }

            var taken = Math.Min(count, atMost - lines);
            bytes = at + (taken == count ? slice.LastIndexOf(FileBytes.Newline) + 1 : LengthOf(slice, taken));
            lines += taken;
        }

        return (lines, bytes);
    }

    private static int LengthOf(ReadOnlySpan<byte> slice, long lines)
    {
        var length = 0;
        for (; lines > 0; lines--)
        {
            length += slice[length..].IndexOf(FileBytes.Newline) + 1;
        }

        return length;
    }
}
