using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Faults;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Clusters;

/// <summary>What comes before a statistic starts on a cluster, and after it has ended.</summary>
internal static class ClusterStarting
{
    private const string CheckpointSetting = "spark.sql.streaming.checkpointLocation";

    /// <summary>How long the cluster may take to end a session; it does so by itself later.</summary>
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(15);

    /// <summary>Connects, and says so: a cluster that has just started needs half a minute for the first answers.</summary>
    public static async Task<SparkSession> ConnectAsync(CommandContext context, ConnectAddress address, Action<string> warn)
    {
        context.Output.Messages.WriteLine($"connecting to {address.Display}");
        var session = await SparkSession.ConnectAsync(address, context.Time, warn, context.Stop);
        context.Output.Messages.WriteLine($"Spark {session.Version} at {address.Display}, session {session.SessionId}");
        return session;
    }

    /// <summary>Refuses, before anything is asked of the cluster, a trigger that is none and what the sink cannot take.</summary>
    /// <exception cref="StreamingException">Files are never changed, so a mode that changes rows cannot be written to them.</exception>
    public static void Check(CommandContext context, RunOptions run, ClusterSetup setup, ClusterSinks sinks)
    {
        if (TriggerOf(context, run, setup) is { } trigger)
        {
            _ = Trigger.Parse(trigger);
        }

        if (sinks.Target is { Format: "parquet" } && setup.Statistic.Mode != OutputMode.Append)
        {
            throw StreamingException.ForUser(
                $"--sink parquet on a cluster takes append mode, and the statistic is in {setup.Statistic.Mode.ToString().ToLowerInvariant()} mode.",
                "STREAMING_OUTPUT_MODE.UNSUPPORTED_DATASOURCE",
                "Use --sink kafka://host:port/topic, or --mode append with a WATERMARK in the statistic.");
        }
    }

    /// <summary>How the statistic starts, once it has been said to the user.</summary>
    /// <exception cref="StreamingException">The cluster refuses a setting, or a checkpoint is missing.</exception>
    public static async Task<ClusterStart> PrepareAsync(
        CommandContext context, StatisticOptions options, RunOptions run, ClusterSetup setup, ClusterSinks sinks, SparkSession session)
    {
        await CheckSettingsAsync(context, options, setup.Settings, session);
        var start = new ClusterStart(QueryName.Of(setup.File.Path))
        {
            Target = sinks.Target,
            Checkpoint = context.Arguments.GetValue(run.Checkpoint) ?? await session.GetAsync(CheckpointSetting, context.Stop),
            Trigger = TriggerOf(context, run, setup),
            Settings = await ClusterRun.SettingsAsync(session, setup.Statistic.TimeZone, setup.Settings.Session, context.Stop),
        };
        if (start is { Checkpoint: null, Target: { Format: "kafka" or "parquet" } target })
        {
            throw StreamingException.ForUser(
                $"--sink {target.Format} on a cluster needs a checkpoint.", advice: "Name a location that the whole cluster can write: --checkpoint LOCATION.");
        }

        foreach (var message in ClusterMessages.OfStart(setup, start))
        {
            context.Output.Messages.WriteLine(message);
        }

        return start;
    }

    private static string? TriggerOf(CommandContext context, RunOptions run, ClusterSetup setup) =>
        context.Arguments.GetValue(run.Trigger) ?? setup.File.File.Trigger;

    /// <summary>Keeps the query, so that it can be found again.</summary>
    public static KeptQuery Keep(CommandContext context, ClusterSetup setup, SparkSession session, ClusterRun run, bool isShown)
    {
        var query = new KeptQuery(
            run.Query.Id,
            run.Query.RunId,
            run.Query.Name,
            setup.File.File.Title,
            setup.File.Path,
            setup.Statistic.Mode,
            session.Address.Display,
            session.UserId,
            session.SessionId,
            session.ServerSessionId,
            isShown,
            session.Address.SessionId is null,
            setup.Statistic.TimeZone.Id,
            context.Time.GetUtcNow());
        KeptQueries.OfUser().Add(query);
        return query;
    }

    /// <summary>Ends the session and what runs in it, unless the user has named the session: then it is not ours to end.</summary>
    /// <returns>False where the cluster has not been reached.</returns>
    public static async Task<bool> ReleaseAsync(CommandContext context, SparkSession session) =>
        session.Address.SessionId is not null || await EndAsync(context, session);

    /// <summary>Ends a session and what runs in it.</summary>
    /// <returns>False where the cluster has not been reached.</returns>
    public static async Task<bool> EndAsync(CommandContext context, SparkSession session)
    {
        using var patience = new CancellationTokenSource(ReleasePatience, context.Time);
        try
        {
            await session.ReleaseAsync(patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is SparkException or OperationCanceledException)
        {
            // Whatever has ended the run is told; that the server is gone as well, or ends the session later by itself, adds nothing.
            return failure is SparkException { IsSessionGone: true };
        }
    }

    /// <summary>Spark keeps a name that it does not know without a word.</summary>
    /// <exception cref="StreamingException">A setting cannot be changed by a session.</exception>
    public static async Task CheckSettingsAsync(CommandContext context, StatisticOptions options, ClusterSettings settings, SparkSession session)
    {
        foreach (var name in await session.UnchangeableAsync([.. settings.Session.Keys], context.Stop))
        {
            var text = $"{name} is no setting that a session of Spark {session.Version} can change";
            if (!context.Arguments.GetValue(options.Lenient))
            {
                throw StreamingException.ForUser(
                    $"{text}: it is unknown there (names are case-sensitive), or fixed when the cluster starts.",
                    advice: "Set it where the cluster is started, correct the name, or pass --lenient to try it with a warning.");
            }

            context.Output.Messages.WriteLine($"warning: {text}");
        }
    }
}
