using Confluent.Kafka;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Records of one partition that the client has handed over and no worker has taken yet. Blocks come from a pool that the partitions share.
/// </summary>
internal sealed class PartitionQueue(PartitionId partition, Stack<RecordBlock> pool, RecordParts parts)
{
    /// <summary>A block is handed on when it has so many bytes, whether or not more is wanted.</summary>
    public const int BlockBytes = 1 << 20;

    private const int BlockRecords = 8192;

    private readonly LinkedList<RecordBlock> _full = new();
    private readonly Queue<long> _ends = new();
    private RecordBlock? _tail;

    public PartitionId Partition => partition;

    public TopicPartition TopicPartition { get; } = new(partition.Topic, partition.Number);

    /// <summary>The next offset that the client will hand over: all before it are here, taken, or do not exist.</summary>
    public long Next { get; private set; }

    /// <summary>The next offset that a worker will take.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether the client has been told to hold back further records.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Nothing will come of it, because the place does not exist any more; whoever reads it next starts anew.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The bytes that wait here.</summary>
    public long Bytes { get; private set; }

    /// <summary>Says where the splits end that will be taken, so that blocks can end there too and need not be cut.</summary>
    public void Plan(IEnumerable<long> ends)
    {
        _ends.Clear();
        foreach (var end in ends.Where(e => e > Next))
        {
            _ends.Enqueue(end);
        }
    }

    /// <summary>The block that the record of an offset goes into.</summary>
    public RecordBlock BlockFor(long offset)
    {
        while (_ends.TryPeek(out var end) && offset >= end)
        {
            _ends.Dequeue();
            CloseTail();
        }

        return _tail ??= pool.TryPop(out var block) ? block : new RecordBlock(parts);
    }

    /// <summary>Starts anew at an offset.</summary>
    public void Reset(long offset)
    {
        while (_full.First is { } first)
        {
            _full.RemoveFirst();
            Return(first.Value);
        }

        if (_tail is not null)
        {
            Return(_tail);
            _tail = null;
        }

        _ends.Clear();
        (Next, Taken, Bytes, IsLost, IsPaused) = (offset, offset, 0, false, false);
    }

    /// <summary>Counts the record that has just been appended to the last block.</summary>
    public void Appended(int bytes)
    {
        Next = _tail!.OffsetOf(_tail.Count - 1) + 1;
        Bytes += bytes;
        if (_tail.ByteCount >= BlockBytes || _tail.Count >= BlockRecords)
        {
            CloseTail();
        }
    }

    /// <summary>There are no records before this offset that have not come: the end was reached, or they are lost.</summary>
    public void SkipTo(long offset) => Next = Math.Max(Next, offset);

    /// <summary>Nothing more will come from here on.</summary>
    public void Lose() => (Next, IsLost) = (long.MaxValue, true);

    /// <summary>Whether enough is here for a worker that reads up to an offset.</summary>
    public bool HasWork(long endExclusive) => Next >= endExclusive || Bytes >= BlockBytes;

    /// <summary>The blocks before an offset, and whether that is all there will be. They go back with <see cref="Return"/>.</summary>
    public bool Take(long endExclusive, List<RecordBlock> blocks)
    {
        CloseTail();
        while (_full.First?.Value is { } block && block.OffsetOf(0) < endExclusive)
        {
            _full.RemoveFirst();
            CutAfter(block, endExclusive);
            blocks.Add(block);
            Bytes -= block.ByteCount;
        }

        Taken = Math.Min(Next, endExclusive);
        return Next >= endExclusive;
    }

    /// <summary>When the first record at or after an offset was appended, in microseconds since the epoch; null where it is not here.</summary>
    public long? TimestampAt(long offset)
    {
        var first = _full.First?.Value ?? _tail;
        return first is { Count: > 0 } && first.OffsetOf(first.Count - 1) >= offset && Taken <= offset ? first.TimestampOf(0) : null;
    }

    public void Return(RecordBlock block)
    {
        block.Clear();
        pool.Push(block);
    }

    private void CloseTail()
    {
        if (_tail is { Count: > 0 })
        {
            _full.AddLast(_tail);
            _tail = null;
        }
    }

    /// <summary>What lies behind the end stays, in a block of its own.</summary>
    private void CutAfter(RecordBlock block, long endExclusive)
    {
        if (block.OffsetOf(block.Count - 1) < endExclusive)
        {
            return;
        }

        var kept = 0;
        while (block.OffsetOf(kept) < endExclusive)
        {
            kept++;
        }

        var rest = pool.TryPop(out var free) ? free : new RecordBlock(parts);
        rest.AddRange(block, kept, block.Count - kept);
        block.Truncate(kept);
        _full.AddFirst(rest);
    }
}
