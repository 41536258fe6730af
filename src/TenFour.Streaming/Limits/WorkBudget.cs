using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Limits;

/// <summary>
/// Watches a piece of work while it runs: loops that can be long ask <see cref="Check()"/>, which costs next to nothing where nobody has set
/// limits. What counts as memory is what the thread has asked for since the work began.
/// </summary>
public sealed class WorkBudget
{
    private const double BytesPerMegabyte = 1 << 20;

    [ThreadStatic]
    private static WorkBudget? current;

    [ThreadStatic]
    private static long allocatedBefore;

    private readonly QueryLimits _limits;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellation;
    private readonly string _what;
    private long _began;

    /// <param name="what">What is done, for the error: <c>A batch of the query</c>.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the work at the next look.</param>
    public WorkBudget(string what, QueryLimits limits, TimeProvider time, CancellationToken cancellation = default)
    {
        (_what, _limits, _time, _cancellation) = (what, limits, time, cancellation);
        Restart();
    }

    /// <summary>What this thread works within, so that others that help it can enter it; null where nothing limits it.</summary>
    public static WorkBudget? Current => current;

    /// <summary>From here on the time counts.</summary>
    public void Restart() => _began = _time.GetTimestamp();

    /// <summary>What this thread does until the scope is disposed counts; without a budget nothing does.</summary>
    public static Scope Enter(WorkBudget? budget)
    {
        var outer = new Scope(current, allocatedBefore);
        (current, allocatedBefore) = (budget, budget is null ? 0 : GC.GetAllocatedBytesForCurrentThread());
        return outer;
    }

    /// <summary>Ends the work where it has used too much.</summary>
    /// <exception cref="StreamingException">It has.</exception>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static void Check() => current?.CheckNow(0);

    /// <summary>The same before so many bytes are asked for at once.</summary>
    public static void Check(long moreBytes) => current?.CheckNow(moreBytes);

    /// <summary>Fails a query whose state has become too large.</summary>
    /// <exception cref="StreamingException">It has.</exception>
    public void CheckState(long bytes)
    {
        if (bytes > _limits.MostStateBytes)
        {
            throw StreamingException.ForUser(
                $"The state of the query takes {Megabytes(bytes)}, more than the limit of {Megabytes(_limits.MostStateBytes)}.",
                "RESOURCE_LIMIT.STATE",
                "Group by less, look at a part of the records (WHERE), or let state leave: a watermark and append mode.");
        }
    }

    private void CheckNow(long moreBytes)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_time.GetElapsedTime(_began) > _limits.LongestBatch)
        {
            throw StreamingException.ForUser(
                string.Create(CultureInfo.InvariantCulture, $"{_what} took longer than the limit of {_limits.LongestBatch.TotalSeconds:0.#} seconds."),
                "RESOURCE_LIMIT.TIME",
                "Ask for less: fewer windows, a join with a narrower condition, a simpler pattern.");
        }

        if (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore + moreBytes > _limits.MostBatchBytes)
        {
            throw StreamingException.ForUser(
                $"{_what} asked for more memory than the limit of {Megabytes(_limits.MostBatchBytes)}.",
                "RESOURCE_LIMIT.MEMORY",
                "Ask for less: shorter texts and arrays, fewer windows, a join with a narrower condition.");
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerMegabyte:0} MB");

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public readonly ref struct Scope : IDisposable
    {
        private readonly WorkBudget? _outer;
        private readonly long _outerAllocated;

        internal Scope(WorkBudget? outer, long outerAllocated) => (_outer, _outerAllocated) = (outer, outerAllocated);

        public void Dispose() => (current, allocatedBefore) = (_outer, _outerAllocated);
    }
}
