using System.Threading.Channels;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Sinks;

/// <summary>
/// Hands each batch to subscribers in this process. In complete mode a subscriber gets a cursor over the whole result, which it must dispose;
/// it keeps that batch's version while later batches run.
/// </summary>
public sealed class MemorySink : ISink
{
    private readonly Lock _lock = new();
    private readonly List<Channel<MemoryBatch>> _subscribers = [];
    private SinkContext? _context;
    private bool _closed;

    public string Description => "MemorySink";

    /// <summary>The batches from now on. The sequence ends when the query does.</summary>
    public IAsyncEnumerable<MemoryBatch> Subscribe()
    {
        var channel = Channel.CreateUnbounded<MemoryBatch>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            if (_closed)
            {
                channel.Writer.Complete();
            }
            else
            {
                _subscribers.Add(channel);
            }
        }

        return channel.Reader.ReadAllAsync();
    }

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, batch.BatchId);

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            _subscribers.ForEach(s => s.Writer.TryComplete());
        }

        return ValueTask.CompletedTask;
    }

    private void Publish(Func<MemoryBatch> make)
    {
        lock (_lock)
        {
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryWrite(make());
            }
        }
    }

    private sealed class Batch(MemorySink sink, long batchId) : ISinkBatch
    {
        private readonly List<ColumnBatch> _rows = [];
        private IResultTable? _table;

        public void Write(ColumnBatch rows) => _rows.Add(ColumnCopy.Compact(rows));

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            sink.Publish(() => new MemoryBatch(batchId, sink._context!, _rows, _table?.Open()));
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // What was not committed is seen by nobody.
        }
    }
}
