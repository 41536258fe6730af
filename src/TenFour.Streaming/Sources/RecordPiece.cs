namespace TenFour.Streaming.Sources;

/// <summary>
/// A piece of a batch and the memory that it is read into: whole lines of one partition, or one record that was too long to be read. Filled by
/// <see cref="IRecordPieces"/>, used by one worker, then filled again.
/// </summary>
public sealed class RecordPiece
{
    /// <summary>Which piece of the batch it is, from 0.</summary>
    public int Index { get; internal set; }

    public int Partition { get; internal set; }

    /// <summary>The offset of the first record; the others follow without a gap.</summary>
    public long FirstRecord { get; internal set; }

    /// <summary>When the records were appended, in microseconds since the epoch.</summary>
    public long TimestampMicros { get; internal set; }

    /// <summary>The length of the only record, where it was too long and has been passed over; else 0.</summary>
    public long OversizedBytes { get; internal set; }

    /// <summary>Lines, each with its newline.</summary>
    public ReadOnlySpan<byte> Lines => Buffer.AsSpan(0, Length);

    internal byte[] Buffer { get; private set; } = [];

    internal int Length { get; set; }

    /// <summary>Hands the records to a consumer.</summary>
    public void HandTo(IRecordConsumer consumer)
    {
        if (OversizedBytes > 0)
        {
            consumer.OversizedRecord(Partition, FirstRecord, OversizedBytes);
        }
        else
        {
            consumer.Lines(Partition, FirstRecord, TimestampMicros, Lines);
        }
    }

    /// <summary>Changes records and memory with another piece.</summary>
    internal void Swap(RecordPiece other)
    {
        (Index, other.Index) = (other.Index, Index);
        (Partition, other.Partition) = (other.Partition, Partition);
        (FirstRecord, other.FirstRecord) = (other.FirstRecord, FirstRecord);
        (TimestampMicros, other.TimestampMicros) = (other.TimestampMicros, TimestampMicros);
        (OversizedBytes, other.OversizedBytes) = (other.OversizedBytes, OversizedBytes);
        (Buffer, other.Buffer) = (other.Buffer, Buffer);
        (Length, other.Length) = (other.Length, Length);
    }

    /// <summary>Makes room for so many bytes and keeps the first ones.</summary>
    internal void Reserve(int bytes, int kept)
    {
        if (Buffer.Length < bytes)
        {
            var larger = GC.AllocateUninitializedArray<byte>(bytes);
            Buffer.AsSpan(0, kept).CopyTo(larger);
            Buffer = larger;
        }
    }
}
