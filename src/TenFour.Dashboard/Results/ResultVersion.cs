using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>
/// The result of a statistic after one batch, immutable. Counted references keep what it holds while readers read it and later batches run.
/// </summary>
/// <param name="batchId">The batch, or -1 before the first.</param>
/// <param name="at">When the batch was committed.</param>
/// <param name="schema">The columns.</param>
/// <param name="count">Rows of the whole result.</param>
/// <param name="kept">How many of them are there to be read, the newest; all but where rows only come.</param>
/// <param name="rows">Reads the rows.</param>
internal sealed class ResultVersion(long batchId, DateTimeOffset at, Schema schema, long count, long kept, IResultRows rows)
{
    private int _users = 1;

    public long BatchId => batchId;

    public DateTimeOffset At => at;

    public Schema Schema => schema;

    public long Count => count;

    public long Kept => kept;

    /// <summary>The first rows, as many as a live table shows.</summary>
    public IReadOnlyList<object?[]> Head() => rows.Head();

    /// <summary>All rows that are kept, up to a limit that protects the memory.</summary>
    public IReadOnlyList<object?[]> All() => rows.All();

    /// <summary>The first rows of a view, and how many it has.</summary>
    /// <exception cref="OperationCanceledException">The reader does not want them any more.</exception>
    public ResultSlice Find(ResultView view, CancellationToken cancellation) =>
        view.IsPlain && kept <= ResultLimits.HeadRows ? new ResultSlice(Head(), kept) : rows.Find(view, cancellation);

    /// <summary>All rows of a view, one at a time.</summary>
    public IEnumerable<object?[]> Stream(ResultView view, CancellationToken cancellation) => rows.Stream(view, cancellation);

    /// <summary>Nobody reads it, and nobody can any more.</summary>
    public bool IsGone => Volatile.Read(ref _users) == 0;

    /// <summary>Keeps the version for a reader; false where it is gone already.</summary>
    public bool TryUse()
    {
        while (Volatile.Read(ref _users) is > 0 and var users)
        {
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The reader, or the batch that made the version, is done with it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            rows.Dispose();
        }
    }
}
