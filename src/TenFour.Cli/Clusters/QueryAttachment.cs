using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Faults;
using TenFour.Spark.Running;
using TenFour.Streaming.Types;

namespace TenFour.Cli.Clusters;

/// <summary>Shows a query that another process has started.</summary>
internal static class QueryAttachment
{
    public static async Task<int> RunAsync(CommandContext context, string name, string? master, string? progress)
    {
        var kept = KeptQueries.OfUser();
        var query = kept.Find(name);
        var console = new ConsoleSink(context.Output, context.Time);
        using var following = new ClusterFollowing(context, query.IsShown ? [console] : [], progress);
        ClusterRun? run = null;
        try
        {
            using var session = await KeptSession.ResumeAsync(context, query, master);
            run = await ClusterRun.AttachAsync(
                session, KeptSession.QueryOf(session, query), query.Mode, query.IsShown, ConsoleSink.ShownRows, context.Stop);
            await following.OpenAsync(query.Title, run.Schema ?? new Schema([]), query.Mode, TimeZoneInfo.FindSystemTimeZoneById(query.TimeZone));
            await following.WatchAsync(run);
            return ExitCode.Done;
        }
        catch (SparkException failure) when (failure.IsSessionGone)
        {
            kept.Remove(query);
            throw;
        }
        finally
        {
            if (run is { HasEnded: true })
            {
                kept.Remove(query);
            }
        }
    }
}
