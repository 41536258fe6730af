using TenFour.Calls;
using TenFour.Cli.Clusters;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Comparing;
using TenFour.Spark.Plans;
using TenFour.Spark.Running;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sources;

namespace TenFour.Cli.Comparing;

/// <summary>A statistic with its streams, tables, mode and settings, for both engines.</summary>
/// <param name="Session">Of the embedded engine; its sources stop where <paramref name="Ends"/> says.</param>
/// <param name="Streams">As the cluster reads them.</param>
/// <param name="Tables">The names of the static tables.</param>
/// <param name="Frame">The query; null where it is refused.</param>
/// <param name="Refusal">Why there is no query. Spark has a name for this, so it can be asked what it says of the same text.</param>
internal sealed record ComparisonSetup(
    StreamingSession Session,
    IReadOnlyDictionary<string, SparkStream> Streams,
    ClusterSettings Cluster,
    QueryOptions Query,
    FrozenEnds Ends,
    IEnumerable<string> Tables,
    StreamingFrame? Frame,
    StatisticException? Refusal)
{
    /// <summary>The name of a refusal that Spark has only with a second part behind it.</summary>
    private const string OnlyHere = "UNSUPPORTED_FEATURE";

    /// <exception cref="StreamingException">A source or a setting is refused, or the statistic for a reason that is none in Spark.</exception>
    public static async Task<ComparisonSetup> CreateAsync(CommandContext context, StatisticOptions options)
    {
        var cluster = ClusterSetup.SettingsOf(context, options);
        var streams = ClusterSetup.StreamsOf(context, options, cluster);
        var ends = new FrozenEnds();
        LoadedStatistic file;
        try
        {
            file = LoadedStatistic.Read(context, context.Arguments.GetRequiredValue(options.Statistic));
        }
        catch (StatisticException refusal) when (IsSparks(refusal))
        {
            return new ComparisonSetup(Unread(context, streams.Keys), streams, cluster, new QueryOptions(), ends, [RadioCodes.TableName], null, refusal);
        }

        var settings = EmbeddedSettings(context, options, file);
        var topics = new List<Func<ISource>>();
        var session = await StatisticSetup.OpenSessionAsync(context, options, file, settings.TimeZone, (name, text) =>
        {
            topics.Add(SourceText.Parse(text, settings, StatisticSetup.Warnings(context), context.Time));
            return ends.Freeze(name, topics[^1]);
        });
        var tables = StatisticSetup.TableNames(context, options);
        try
        {
            var frame = session.Sql(file.File);
            new ClusterStatistic(frame.Plan, settings.Query.Mode, session.TimeZone, streams).RequireTopics();
            await RequireAsync(topics);
            return new ComparisonSetup(session, streams, cluster, settings.Query, ends, tables, frame, null);
        }
        catch (StatisticException refusal) when (IsSparks(refusal))
        {
            return new ComparisonSetup(session, streams, cluster, settings.Query, ends, tables, null, refusal);
        }
    }

    /// <summary>What only this engine cannot do is no answer that Spark could share: the statistic has to change.</summary>
    private static bool IsSparks(StatisticException refusal) => refusal.Condition is not (null or OnlyHere);

    /// <summary>A missing topic is said at once, and better than Spark says it.</summary>
    private static async Task RequireAsync(IEnumerable<Func<ISource>> topics)
    {
        foreach (var open in topics)
        {
            await using var source = open();
        }
    }

    /// <summary>What the cluster alone obeys, its settings have checked.</summary>
    private static RunSettings EmbeddedSettings(CommandContext context, StatisticOptions options, LoadedStatistic file)
    {
        var settings = new RunSettings(new QueryOptions { Name = file.File.Title, Mode = StatisticSetup.ModeOf(context, options, file) });
        return StatisticSetup.NamedSettings(context, options).Where(s => KnownSettings.HasEffect(s.Name)).Aggregate(
            settings, (known, set) => KnownSettings.Apply(known, set.Name, set.Value, lenient: false, StatisticSetup.Warnings(context)));
    }

    /// <summary>The streams and the built-in table, for a text that cannot be read and so has no header.</summary>
    private static StreamingSession Unread(CommandContext context, IEnumerable<string> streams)
    {
        var session = StreamingSession.Local(time: context.Time).AddTable(RadioCodeTable.Create());
        foreach (var stream in streams)
        {
            session.AddStream(stream, () => throw new InvalidOperationException("a refused statistic reads nothing"), CallSchema.Schema);
        }

        return session;
    }
}
