using TenFour.Cli.Shell;
using TenFour.Spark.Faults;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Streaming;

namespace TenFour.Cli.Clusters;

/// <summary>Stops a query that another process has started.</summary>
internal static class QueryStopping
{
    public static async Task<int> RunAsync(CommandContext context, string name, string? master, bool now)
    {
        var kept = KeptQueries.OfUser();
        var query = kept.Find(name);
        try
        {
            using var session = await KeptSession.ResumeAsync(context, query, master);
            await StopAsync(context, session, query, now);
            kept.Remove(query);
            if (query.OwnsSession && kept.All().All(other => other.SessionId != query.SessionId))
            {
                _ = await ClusterStarting.EndAsync(context, session);
            }
        }
        catch (SparkException failure) when (failure.IsSessionGone)
        {
            kept.Remove(query);
            throw;
        }

        context.Output.Messages.WriteLine($"{query.Name} {query.ShortId} is stopped");
        return ExitCode.Done;
    }

    private static async Task StopAsync(CommandContext context, SparkSession session, KeptQuery query, bool now)
    {
        // Only its next report counts here, not its rows.
        var run = await ClusterRun.AttachAsync(
            session, KeptSession.QueryOf(session, query), OutputMode.Append, isShown: false, cancellation: context.Stop);
        var always = new CancellationToken(canceled: true);
        await foreach (var batch in run.BatchesAsync(stop: always, now: now ? always : context.Stop))
        {
            context.Output.Messages.WriteLine(Running.ProgressLine.Of(batch.Report.Progress));
        }
    }
}
