using Confluent.Kafka;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Takes key and value of a record out of the client's memory, before anybody knows of which partition it is: into the block of the partition
/// that the record before was of, which is right most of the time, since records come in packs.
/// </summary>
internal sealed class ArrivingRecord
{
    public RecordBlock Block { get; set; } = new(RecordParts.None, 1, 1);

    public IDeserializer<Nothing> ForKey => new Key(this);

    public IDeserializer<Nothing> ForValue => new Value(this);

    /// <summary>Makes the record one of a block.</summary>
    public void MoveTo(RecordBlock block)
    {
        if (block == Block)
        {
            return;
        }

        if (Block.HasPendingValue)
        {
            block.SetValue(Block.PendingValue);
        }

        if (Block.HasPendingKey)
        {
            block.SetKey(Block.PendingKey);
        }

        Block.DropPending();
        Block = block;
    }

    /// <summary>What the client carries around instead of keys and values.</summary>
    public readonly struct Nothing;

    private sealed class Key(ArrivingRecord record) : IDeserializer<Nothing>
    {
        public Nothing Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            if (!isNull)
            {
                record.Block.SetKey(data);
            }

            return default;
        }
    }

    private sealed class Value(ArrivingRecord record) : IDeserializer<Nothing>
    {
        public Nothing Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            if (!isNull)
            {
                record.Block.SetValue(data);
            }

            return default;
        }
    }
}
