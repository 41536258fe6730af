namespace TenFour.Streaming.Queries;

/// <summary>
/// Lets the workers of a batch into its serial part one at a time and in the order of the records, whoever is ready first. So the result
/// does not depend on the number of workers.
/// </summary>
internal sealed class SplitTurns
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim[] _waiting;
    private int _current;
    private bool _abandoned;

    public SplitTurns(int splits)
    {
        _waiting = new SemaphoreSlim[splits];
        for (var i = 0; i < splits; i++)
        {
            _waiting[i] = new SemaphoreSlim(0, 1);
        }
    }

    /// <summary>Blocks until it is the split's turn; false where another worker has failed.</summary>
    public bool Await(int split)
    {
        lock (_lock)
        {
            if (_abandoned || _current == split)
            {
                return !_abandoned;
            }
        }

        _waiting[split].Wait();
        return !_abandoned;
    }

    /// <summary>The split is done; the next one's turn.</summary>
    public void Pass(int split)
    {
        lock (_lock)
        {
            _current = split + 1;
            if (_current < _waiting.Length)
            {
                _waiting[_current].Release();
            }
        }
    }

    /// <summary>A worker has failed: nobody gets a turn any more.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _abandoned = true;
            foreach (var waiting in _waiting)
            {
                if (waiting.CurrentCount == 0)
                {
                    waiting.Release();
                }
            }
        }
    }
}
