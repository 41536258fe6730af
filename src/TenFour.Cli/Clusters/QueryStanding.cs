using TenFour.Cli.Shell;
using TenFour.Spark.Faults;
using TenFour.Spark.Progress;
using TenFour.Spark.Sessions;

namespace TenFour.Cli.Clusters;

/// <summary>How a query on a cluster stands, in words for a table.</summary>
/// <param name="IsGone">The cluster knows it no more, or it has ended.</param>
/// <param name="Reason">Why; null for a query that runs.</param>
internal sealed record QueryStanding(string State, string Batch = "", string Behind = "", string Timeout = "", bool IsGone = false, string? Reason = null)
{
    /// <summary>Asks the cluster, which also keeps the query's session for its time-out.</summary>
    public static async Task<QueryStanding> AskAsync(CommandContext context, KeptQuery query, string? master)
    {
        try
        {
            using var session = await KeptSession.ResumeAsync(context, query, master);
            var running = KeptSession.QueryOf(session, query);
            var status = await running.StatusAsync(context.Stop);
            var failure = status.IsActive ? null : await running.FailureAsync(context.Stop);
            var report = await running.LastReportAsync(context.Stop);
            return Of(
                status.IsActive ? status.Message : failure is null ? "ended" : "failed",
                report,
                await SessionTimeout.AskAsync(session, context.Stop) ?? "never",
                status.IsActive ? null : failure?.Message ?? "it has ended");
        }
        catch (SparkException failure)
        {
            return failure.IsSessionGone
                ? new QueryStanding("gone", IsGone: true, Reason: $"{failure.Message} {failure.Advice}")
                : new QueryStanding("not known", Reason: failure.Message);
        }
    }

    private static QueryStanding Of(string state, ClusterReport? report, string timeout, string? reason) => new(
        state,
        report is null ? "" : $"{report.Progress.BatchId}",
        report is null ? "" : $"{report.Progress.TenFour.Sources.Sum(s => s.Lag.Records):N0}",
        timeout,
        reason is not null,
        reason);
}
