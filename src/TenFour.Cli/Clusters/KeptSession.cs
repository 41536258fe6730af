using TenFour.Cli.Shell;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;

namespace TenFour.Cli.Clusters;

/// <summary>Goes on with the session of a query that another process has started.</summary>
internal static class KeptSession
{
    /// <param name="master">The address with what is not kept, such as a token; null: as it is kept.</param>
    /// <exception cref="Streaming.Errors.StreamingException">The cluster does not answer, or has no such session any more.</exception>
    public static Task<SparkSession> ResumeAsync(CommandContext context, KeptQuery query, string? master)
    {
        var address = ConnectAddress.Parse(query.Address);
        if (master is not null && ConnectAddress.Parse(master) is var named && named.Display == address.Display)
        {
            address = named;
        }

        return SparkSession.ResumeAsync(
            address with { UserId = query.UserId, SessionId = query.SessionId },
            query.ServerSession,
            context.Time,
            text => context.Output.Messages.WriteLine($"warning: {text}"),
            context.Stop);
    }

    public static SparkQuery QueryOf(SparkSession session, KeptQuery query) => SparkQuery.Attach(session, query.Id, query.RunId, query.Name);
}
