using System.Buffers;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>One pass through a compressed file, from its first record on.</summary>
internal sealed class CompressedPass : IDisposable
{
    private readonly string _path;
    private readonly CompressedFeed _feed;
    private readonly LineBlockReader _lines;

    public CompressedPass(string path, int partition, int maxRecordBytes)
    {
        _path = path;
        _feed = new CompressedFeed(path);
        _lines = new LineBlockReader(_feed, partition, PartitionOffset.Start, maxRecordBytes);
    }

    /// <summary>The next record.</summary>
    public long Record => _lines.Position.Record;

    /// <summary>Counts the complete records of a file, and the bytes after the last of them.</summary>
    public static (long Records, long TornBytes) Count(string path)
    {
        using var feed = new CompressedFeed(path);
        var buffer = ArrayPool<byte>.Shared.Rent(FileBytes.BlockBytes);
        try
        {
            var (records, torn) = (0L, 0L);
            int read;
            while ((read = feed.Read(buffer.AsSpan(0, FileBytes.BlockBytes))) > 0)
            {
                var block = buffer.AsSpan(0, read);
                var last = block.LastIndexOf(FileBytes.Newline);
                records += block.Count(FileBytes.Newline);
                torn = last >= 0 ? read - last - 1 : torn + read;
            }

            return (records, torn);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Passes over the records before a number.</summary>
    public void SkipTo(long record, CancellationToken cancellation) => Read(record, NoConsumer.Instance, 0, cancellation);

    /// <summary>Hands over the records before a number.</summary>
    public void Read(long endRecord, IRecordConsumer consumer, long micros, CancellationToken cancellation)
    {
        using var times = AppendTimes.Constant(micros);
        if (!_lines.Read(endRecord, consumer, times, cancellation))
        {
            throw DataLoss.Error($"{_path} was cut or replaced while it was being read.");
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _feed.Dispose();
    }

    /// <summary>For records that are passed over.</summary>
    private sealed class NoConsumer : IRecordConsumer
    {
        public static readonly NoConsumer Instance = new();

        public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
        {
            // Not wanted.
        }

        public void OversizedRecord(int partition, long record, long length)
        {
            // Not wanted.
        }
    }
}
