using System.Buffers.Binary;
using System.Numerics;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// How entries lie in journal and snapshot files. An entry: length of the body (8 bytes), CRC-32C of kind and body (4), kind (1), body. The
/// body: length of the JSON (4), the JSON, then per operator the length of its state (8) and the state. All numbers little-endian.
/// </summary>
internal static class JournalFormat
{
    public const int HeaderBytes = 13;

    /// <summary>Writes an entry into the buffer, which is cleared before.</summary>
    /// <param name="states">By operator, its state; cleared.</param>
    public static void Write(ChunkedBuffer buffer, JournalEntryKind kind, ReadOnlySpan<byte> json, IReadOnlyList<ChunkedBuffer> states)
    {
        buffer.Clear();
        var bodyLength = sizeof(int) + json.Length + states.Sum(s => sizeof(long) + s.Length);
        var header = buffer.GetSpan(HeaderBytes)[..HeaderBytes];
        BinaryPrimitives.WriteInt64LittleEndian(header, bodyLength);
        header[12] = (byte)kind;
        buffer.Advance(HeaderBytes);
        var first = buffer.Chunks.First();
        WriteInt(buffer, json.Length);
        WriteBytes(buffer, json);
        foreach (var state in states)
        {
            WriteLong(buffer, state.Length);
            buffer.Take(state);
        }

        var checksum = Checksum(buffer);
        BinaryPrimitives.WriteUInt32LittleEndian(System.Runtime.InteropServices.MemoryMarshal.AsMemory(first).Span[8..], checksum);
    }

    /// <summary>
    /// Reads the entry at the start of <paramref name="bytes"/>; null where they end before the entry does or the checksum does not fit.
    /// </summary>
    public static JournalEntry? TryRead(ReadOnlyMemory<byte> bytes, out long length)
    {
        length = 0;
        if (bytes.Length < HeaderBytes)
        {
            return null;
        }

        var bodyLength = BinaryPrimitives.ReadInt64LittleEndian(bytes.Span);
        if (bodyLength < sizeof(int) || bodyLength > bytes.Length - HeaderBytes)
        {
            return null;
        }

        length = HeaderBytes + bodyLength;
        var body = bytes.Slice(HeaderBytes, (int)bodyLength);
        var checksum = ~Crc(Crc(uint.MaxValue, bytes.Span.Slice(12, 1)), body.Span);
        return checksum == BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[8..]) ? Parse((JournalEntryKind)bytes.Span[12], body) : null;
    }

    /// <summary>Where the first whole entry of a batch from a place on starts; -1 where there is none.</summary>
    public static int Find(ReadOnlyMemory<byte> bytes, int from)
    {
        // Only where the JSON of one starts it is worth computing a checksum.
        const int JsonAt = HeaderBytes + sizeof(int);
        while (bytes.Length - from >= JsonAt)
        {
            var found = bytes.Span[(from + JsonAt)..].IndexOf("{\"batchId\":"u8);
            if (found < 0)
            {
                return -1;
            }

            if (TryRead(bytes[(from + found)..], out _) is not null)
            {
                return from + found;
            }

            from += found + 1;
        }

        return -1;
    }

    private static JournalEntry Parse(JournalEntryKind kind, ReadOnlyMemory<byte> body)
    {
        var jsonLength = BinaryPrimitives.ReadInt32LittleEndian(body.Span);
        var json = body.Slice(sizeof(int), jsonLength);
        var rest = body[(sizeof(int) + jsonLength)..];
        var states = new List<ReadOnlyMemory<byte>>();
        while (rest.Length > 0)
        {
            var stateLength = (int)BinaryPrimitives.ReadInt64LittleEndian(rest.Span);
            states.Add(rest.Slice(sizeof(long), stateLength));
            rest = rest[(sizeof(long) + stateLength)..];
        }

        return new JournalEntry(kind, json, states);
    }

    /// <summary>Over the kind and everything behind the header.</summary>
    private static uint Checksum(ChunkedBuffer buffer)
    {
        var checksum = uint.MaxValue;
        var skip = HeaderBytes - 1;
        foreach (var chunk in buffer.Chunks)
        {
            checksum = Crc(checksum, chunk.Span[skip..]);
            skip = 0;
        }

        return ~checksum;
    }

    private static uint Crc(uint checksum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var rest in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, rest);
        }

        return checksum;
    }

    private static void WriteInt(ChunkedBuffer buffer, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
    }

    private static void WriteLong(ChunkedBuffer buffer, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(sizeof(long)), value);
        buffer.Advance(sizeof(long));
    }

    private static void WriteBytes(ChunkedBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var room = buffer.GetSpan();
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            buffer.Advance(count);
            bytes = bytes[count..];
        }
    }
}
