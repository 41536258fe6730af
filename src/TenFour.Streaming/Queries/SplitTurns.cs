namespace TenFour.Streaming.Queries;

/// <summary>
/// Lets the workers of a batch into each lane of its operators one at a time and in the order of the records, whoever is ready first. So the
/// result does not depend on the number of workers.
/// </summary>
internal sealed class SplitTurns(int lanes)
{
    private const int Spins = 20;

    private readonly object _gate = new();

    // By lane, the split whose turn it is.
    private readonly int[] _current = new int[lanes];
    private bool _abandoned;

    /// <summary>Blocks until it is the split's turn in the lane; false where another worker has failed.</summary>
    public bool Await(int split, int lane)
    {
        // The one before is often just about to leave.
        var spin = new SpinWait();
        while (Volatile.Read(ref _current[lane]) != split && spin.Count < Spins)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (Volatile.Read(ref _current[lane]) == split)
        {
            return !Volatile.Read(ref _abandoned);
        }

        lock (_gate)
        {
            while (_current[lane] != split && !_abandoned)
            {
                Monitor.Wait(_gate);
            }

            return !_abandoned;
        }
    }

    /// <summary>The split is done with the lane; the next one's turn.</summary>
    public void Pass(int split, int lane)
    {
        lock (_gate)
        {
            _current[lane] = split + 1;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A worker has failed: nobody gets a turn any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _abandoned = true;
            Monitor.PulseAll(_gate);
        }
    }
}
