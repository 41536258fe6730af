namespace TenFour.Spark.Progress;

/// <summary>Gives each report of a query once, in the order of the batches, however often it is asked.</summary>
/// <param name="last">Asks for the newest report; null before the first.</param>
/// <param name="recent">Asks for all that are kept, oldest first: only where more than one is new, since that answer is long.</param>
internal sealed class ReportLog(Func<CancellationToken, Task<string?>> last, Func<CancellationToken, Task<IReadOnlyList<string>>> recent)
{
    private long? _given;

    /// <summary>What has been reported since the call before.</summary>
    public async Task<IReadOnlyList<ClusterReport>> NewAsync(CancellationToken cancellation)
    {
        if (await last(cancellation).ConfigureAwait(false) is not { } json || ReportReader.LastBatch(json) is not (>= 0 and var batch) || batch <= _given)
        {
            return [];
        }

        var reports = batch == _given + 1 && ReportReader.Read(json) is { } next
            ? [next]
            : (await recent(cancellation).ConfigureAwait(false)).Select(ReportReader.Read).OfType<ClusterReport>().Where(r => IsNew(r.Progress.BatchId)).ToList();
        _given = reports.Count > 0 ? reports[^1].Progress.BatchId : _given;
        return reports;
    }

    private bool IsNew(long batch) => _given is null || batch > _given;
}
