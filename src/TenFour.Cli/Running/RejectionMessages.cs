using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>Shows the first malformed records on stderr, for a query that keeps them nowhere.</summary>
internal sealed class RejectionMessages(TextWriter messages) : IKeptRecordSink
{
    private const int ShownRecords = 5;

    private int _shown;

    public ValueTask OpenAsync(Guid queryId, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public IKeptRecordBatch Begin(long batchId) => new Batch(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Show(KeptRecord rejection)
    {
        _shown++;
        messages.WriteLine(
            $"rejected: record {rejection.Offset} of partition {rejection.Partition} of {rejection.Source}: {rejection.Reason}"
            + (_shown == ShownRecords ? "; further ones are only counted. --rejected DIR keeps them all" : ""));
    }

    /// <summary>Shows them when the batch is whole, so that the messages of one that fails are not lost among them.</summary>
    private sealed class Batch(RejectionMessages owner) : IKeptRecordBatch
    {
        private readonly List<KeptRecord> _first = [];

        public void Add(KeptRecord record)
        {
            if (owner._shown + _first.Count < ShownRecords)
            {
                _first.Add(record);
            }
        }

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            _first.ForEach(owner.Show);
            return ValueTask.CompletedTask;
        }

        public void Dispose() => _first.Clear();
    }
}
