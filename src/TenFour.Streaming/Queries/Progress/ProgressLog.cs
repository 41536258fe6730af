using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>The newest reports of a query, and those who watch for the next.</summary>
internal sealed class ProgressLog
{
    /// <summary>As many reports as Spark keeps (<c>spark.sql.streaming.numRecentProgressUpdates</c>).</summary>
    private const int RecentReports = 100;

    private readonly Lock _lock = new();
    private readonly Queue<StreamingQueryProgress> _recent = new();
    private readonly List<Channel<StreamingQueryProgress>> _watchers = [];
    private bool _ended;
    private Exception? _failure;

    public IReadOnlyList<StreamingQueryProgress> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent];
            }
        }
    }

    public StreamingQueryProgress? Last
    {
        get
        {
            lock (_lock)
            {
                return _recent.LastOrDefault();
            }
        }
    }

    public void Add(StreamingQueryProgress progress)
    {
        lock (_lock)
        {
            _recent.Enqueue(progress);
            if (_recent.Count >= RecentReports)
            {
                _recent.Dequeue();
            }

            _watchers.ForEach(w => w.Writer.TryWrite(progress));
        }
    }

    /// <summary>Ends what watchers see, with the failure of the query if it has one.</summary>
    public void End(Exception? failure)
    {
        lock (_lock)
        {
            (_ended, _failure) = (true, failure);
            _watchers.ForEach(w => w.Writer.TryComplete(failure));
        }
    }

    /// <summary>The reports from this call on, however late they are read.</summary>
    public IAsyncEnumerable<StreamingQueryProgress> Watch(CancellationToken cancellationToken)
    {
        // A watcher that has stopped reading must not hold the reports of days.
        var watcher = Channel.CreateBounded<StreamingQueryProgress>(
            new BoundedChannelOptions(RecentReports) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            _watchers.Add(watcher);
            if (_ended)
            {
                watcher.Writer.TryComplete(_failure);
            }
        }

        return ReadAsync(watcher, cancellationToken);
    }

    private async IAsyncEnumerable<StreamingQueryProgress> ReadAsync(
        Channel<StreamingQueryProgress> watcher, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var progress in watcher.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return progress;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(watcher);
            }
        }
    }
}
