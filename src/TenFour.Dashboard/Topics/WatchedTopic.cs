using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Topics;

/// <summary>A topic that a reader has before them: opened once, then looked at again and again, one question at a time.</summary>
internal sealed class WatchedTopic(string name, string address, Func<OpenTopic> open, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private OpenTopic? _open;

    public string Name => name;

    public string Address => address;

    public IReadOnlyList<PartitionFacts> Partitions { get; private set; } = [];

    public TopicRates Rates { get; } = new(time);

    /// <summary>Why it cannot be looked at; null while it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks at the partitions anew.</summary>
    public Task DescribeAsync() => InTurnAsync(async topic =>
    {
        Partitions = await topic.DescribeAsync().ConfigureAwait(false);
        Rates.Add(Partitions);
        return true;
    });

    /// <summary>The records that answer a question; null where the topic itself has a <see cref="Problem"/>.</summary>
    /// <exception cref="StreamingException">The question is refused.</exception>
    public Task<RecordPage?> ReadAsync(TopicQuestion question, CancellationToken cancellation) =>
        InTurnAsync(async topic => await topic.ReadAsync(question, cancellation).ConfigureAwait(false));

    public async ValueTask DisposeAsync()
    {
        // Who still reads has the topic until the end of that.
        await _turn.WaitAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    /// <summary>Off the thread that draws: files are read without waiting for anybody.</summary>
    private Task<T?> InTurnAsync<T>(Func<OpenTopic, Task<T>> look) => Task.Run(async () =>
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _open ??= open();
            var seen = await look(_open).ConfigureAwait(false);
            Problem = null;
            return seen;
        }
        catch (StreamingException error) when (error.Fault == Fault.Environment)
        {
            Problem = error.Message;
            await CloseAsync().ConfigureAwait(false);
            return default;
        }
        finally
        {
            _turn.Release();
        }
    });

    private async ValueTask CloseAsync()
    {
        if (_open is { } topic)
        {
            _open = null;
            await topic.DisposeAsync().ConfigureAwait(false);
        }
    }
}
