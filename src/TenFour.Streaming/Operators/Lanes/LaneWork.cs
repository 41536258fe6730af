using TenFour.Streaming.Limits;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// Does something in every lane: side by side where a batch has to do with so many rows that it pays. Where few come, many may still leave; how many
/// is known when the first lane has ended.
/// </summary>
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

    /// <summary>Notes rows that have come to a lane or have left it in this batch; one thread a lane.</summary>
    public void AddRows(int lane, long rows) => _rows[lane] += rows;

    /// <summary>
    /// Calls with every lane's number; they begin in the order of the numbers. What one of them throws is thrown, once none is running.
    /// </summary>
    public void ForEach(Action<int> run)
    {
        var next = 0;
        if (!IsWorthThreads())
        {
            run(next++);
        }

        if (IsWorthThreads())
        {
            RunOnThreads(next, run);
            return;
        }

        for (; next < lanes; next++)
        {
            run(next);
        }
    }

    /// <summary>Lanes are about alike: where only the first one is known, the others have as much.</summary>
    private bool IsWorthThreads() => _workers > 1 && Math.Max(_rows.Sum(), _rows[0] * lanes) >= WorthThreadsRows;

    private void RunOnThreads(int first, Action<int> run)
    {
        var budget = WorkBudget.Current;
        var next = first - 1;
        WorkerThreads.Run(Math.Min(_workers, lanes - first), _ =>
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
}
