using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Results;

/// <summary>
/// Looks through large results for readers, a few at a time: however many ask, most of the machine is left to the queries.
/// </summary>
internal sealed class HeavyReading(TimeProvider time) : IDisposable
{
    private const int AtATime = 2;
    private const int LongestSeconds = 30;

    private readonly SemaphoreSlim _places = new(AtATime);

    /// <summary>The rows of a view.</summary>
    /// <exception cref="StreamingException">It takes too long.</exception>
    /// <exception cref="OperationCanceledException">The reader does not want them any more.</exception>
    public async Task<ResultSlice> FindAsync(ResultVersion version, ResultView view, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(LongestSeconds), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await _places.WaitAsync(end.Token).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => version.Find(view, end.Token), end.Token).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw StreamingException.ForUser(
                $"Looking through {version.Kept:N0} rows took longer than the limit of {LongestSeconds} seconds.",
                advice: "Let the statistic's SQL do it: WHERE, ORDER BY, LIMIT.");
        }
    }

    public void Dispose() => _places.Dispose();
}
