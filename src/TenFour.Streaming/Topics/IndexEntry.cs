using System.Buffers.Binary;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>
/// One append to a partition, as the index remembers it: where it ended and when it was made. The entries of a partition are ordered;
/// an append reaches from the end of the entry before to its own.
/// </summary>
/// <param name="End">The place after the append's last record.</param>
/// <param name="Micros">The time of appending in microseconds since the epoch, in whole milliseconds (as Kafka's), never decreasing.</param>
/// <param name="Fingerprint">Of the data before the end (<see cref="DataFingerprint"/>), to notice that the index belongs to other data.</param>
/// <param name="IsForeign">Another program appended these records, and no producer counts them as its own.</param>
internal readonly record struct IndexEntry(PartitionOffset End, long Micros, uint Fingerprint, bool IsForeign)
{
    /// <summary>The size in the file: record, byte, time, fingerprint, checksum, all little-endian.</summary>
    public const int Size = 32;

    private const int ChecksumAt = 28;
    private const ulong ForeignBit = 1UL << 63;

    /// <summary>Whether this entry can come after another.</summary>
    public bool Follows(IndexEntry before) =>
        End.Record > before.End.Record && End.Byte > before.End.Byte && Micros >= before.Micros;

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, (ulong)End.Record | (IsForeign ? ForeignBit : 0));
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], End.Byte);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Micros);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], Fingerprint);
        BinaryPrimitives.WriteUInt32LittleEndian(target[ChecksumAt..], Crc32C.Of(target[..ChecksumAt]));
    }

    /// <summary>False where the bytes are damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out IndexEntry entry)
    {
        var record = BinaryPrimitives.ReadUInt64LittleEndian(source);
        entry = new IndexEntry(
            new PartitionOffset((long)(record & ~ForeignBit), BinaryPrimitives.ReadInt64LittleEndian(source[8..])),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[24..]),
            (record & ForeignBit) != 0);
        return BinaryPrimitives.ReadUInt32LittleEndian(source[ChecksumAt..]) == Crc32C.Of(source[..ChecksumAt]);
    }
}
