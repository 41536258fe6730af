using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Kafka.Sinks;

/// <summary>One batch on its way into Kafka.</summary>
internal sealed class KafkaSinkBatch(BatchSender sender, RowEncoder encoder, long batchId) : ISinkBatch
{
    private IResultTable? _table;
    private bool _hasRows;
    private bool _isCommitted;

    public void Write(ColumnBatch rows) => Write(rows, CancellationToken.None);

    public void Complete(IResultTable table) => _table = table;

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        using (var cursor = _table?.Open())
        {
            while (cursor?.Read() is { } rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(rows, cancellationToken);
            }
        }

        if (_hasRows)
        {
            sender.Commit(batchId, cancellationToken);
        }

        _isCommitted = true;
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (!_isCommitted)
        {
            sender.Abort();
        }
    }

    private void Write(ColumnBatch rows, CancellationToken cancellation)
    {
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            var (topic, partition, message) = encoder.Encode(rows, rows.Rows[i]);
            sender.Send(topic, partition, message, cancellation);
            _hasRows = true;
        }
    }
}
