using System.Text;
using TenFour.Streaming.Queries;

namespace TenFour.Dashboard.Engine;

/// <summary>The newest malformed records of a query, to be looked at.</summary>
internal sealed class RejectedRecords : IKeptRecordSink
{
    private const int KeptRecords = 50;
    private const int KeptBytes = 2_000;

    private readonly Lock _lock = new();
    private readonly Queue<RejectedRecord> _newest = new();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RejectedRecord> Newest
    {
        get
        {
            lock (_lock)
            {
                return [.. _newest.Reverse()];
            }
        }
    }

    public ValueTask OpenAsync(Guid queryId, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public IKeptRecordBatch Begin(long batchId) => new Batch(this, batchId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RejectedRecord Copy(long batchId, KeptRecord record)
    {
        var bytes = record.Record.Span;
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, KeptBytes)]);
        return new RejectedRecord(batchId, record.Source, record.Partition, record.Offset, record.Reason, text, bytes.Length > KeptBytes);
    }

    private sealed class Batch(RejectedRecords all, long batchId) : IKeptRecordBatch
    {
        private readonly Queue<RejectedRecord> _records = new();

        public void Add(KeptRecord record)
        {
            _records.Enqueue(Copy(batchId, record));
            if (_records.Count > KeptRecords)
            {
                _records.Dequeue();
            }
        }

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            lock (all._lock)
            {
                foreach (var record in _records)
                {
                    all._newest.Enqueue(record);
                }

                while (all._newest.Count > KeptRecords)
                {
                    all._newest.Dequeue();
                }
            }

            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // What was not committed is shown to nobody.
        }
    }
}

/// <summary>A malformed record.</summary>
/// <param name="Text">Its beginning, as text.</param>
public sealed record RejectedRecord(long BatchId, string Source, int Partition, long Offset, string Reason, string Text, bool IsCut);
