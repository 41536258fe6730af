namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// Lets threads through each of some doors one at a time and in the order of their numbers, whoever is ready first. So the result does not
/// depend on the number of workers.
/// </summary>
internal sealed class Turns(int doors)
{
    private const int Spins = 20;

    private readonly object _gate = new();

    // By door, the number whose turn it is.
    private readonly int[] _current = new int[doors];
    private bool _abandoned;

    /// <summary>Whether it is the number's turn at the door, without waiting for it.</summary>
    public bool IsAt(int number, int door) => Volatile.Read(ref _current[door]) == number;

    /// <summary>Blocks until it is the number's turn at the door; false where another thread has failed.</summary>
    public bool Await(int number, int door)
    {
        // The one before is often just about to leave.
        var spin = new SpinWait();
        while (!IsAt(number, door) && spin.Count < Spins)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (IsAt(number, door))
        {
            return !Volatile.Read(ref _abandoned);
        }

        lock (_gate)
        {
            while (_current[door] != number && !_abandoned)
            {
                Monitor.Wait(_gate);
            }

            return !_abandoned;
        }
    }

    /// <summary>The number is done with the door; the next one's turn.</summary>
    public void Pass(int number, int door)
    {
        lock (_gate)
        {
            _current[door] = number + 1;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A thread has failed: nobody gets a turn any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _abandoned = true;
            Monitor.PulseAll(_gate);
        }
    }
}
