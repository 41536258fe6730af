using System.Runtime.ExceptionServices;
using TenFour.Streaming.Limits;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>Does something in every lane: side by side where a batch is large enough for that to pay.</summary>
internal sealed class LaneWork(int lanes)
{
    private const long WorthThreadsRows = 20_000;

    private readonly long[] _rows = new long[lanes];
    private int _workers = 1;

    public void Begin(int workers)
    {
        _workers = workers;
        Array.Clear(_rows);
    }

    /// <summary>Notes rows of the batch; one thread a lane.</summary>
    public void AddRows(int lane, int rows) => _rows[lane] += rows;

    /// <summary>
    /// Calls with every lane's number; they begin in the order of the numbers. What one of them throws is thrown, once none is running.
    /// </summary>
    public void ForEach(Action<int> run)
    {
        if (_workers > 1 && _rows.Sum() >= WorthThreadsRows)
        {
            RunOnThreads(run);
            return;
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            run(lane);
        }
    }

    private void RunOnThreads(Action<int> run)
    {
        var budget = WorkBudget.Current;
        var next = -1;
        try
        {
            Parallel.For(0, Math.Min(_workers, lanes), new ParallelOptions { MaxDegreeOfParallelism = _workers }, _ =>
            {
                using (WorkBudget.Enter(budget))
                {
                    for (var lane = Interlocked.Increment(ref next); lane < lanes; lane = Interlocked.Increment(ref next))
                    {
                        run(lane);
                    }
                }
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
