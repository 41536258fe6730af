using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Spark.Plans;
using TenFour.Spark.Running;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Clusters;

/// <summary>A statistic with its streams, tables, mode and settings, for a cluster.</summary>
internal sealed record ClusterSetup(LoadedStatistic File, ClusterStatistic Statistic, ClusterSettings Settings)
{
    /// <exception cref="StreamingException">The statistic, a stream or a setting is refused; nothing has been asked of the cluster.</exception>
    public static async Task<ClusterSetup> CreateAsync(CommandContext context, StatisticOptions options)
    {
        var file = LoadedStatistic.Read(context, context.Arguments.GetRequiredValue(options.Statistic));
        var settings = SettingsOf(context, options);
        var streams = StreamsOf(context, options, settings);

        // The session binds the statistic; its topics are opened by the cluster alone.
        var session = await StatisticSetup.OpenSessionAsync(context, options, file, settings.TimeZone, (_, _) => () => throw new InvalidOperationException());
        var mode = StatisticSetup.ModeOf(context, options, file);
        var statistic = new ClusterStatistic(session.Sql(file.File).Plan, mode, session.TimeZone, streams);
        statistic.Check();
        return new ClusterSetup(file, statistic, settings);
    }

    /// <summary>What <c>--set</c> means for a cluster.</summary>
    public static ClusterSettings SettingsOf(CommandContext context, StatisticOptions options)
    {
        var lenient = context.Arguments.GetValue(options.Lenient);
        var warn = StatisticSetup.Warnings(context);
        return StatisticSetup.NamedSettings(context, options).Aggregate(
            ClusterSettings.Default, (known, set) => known.With(set.Name, set.Value, lenient, warn));
    }

    /// <summary>The streams of <c>--source</c> as a cluster reads them.</summary>
    public static IReadOnlyDictionary<string, SparkStream> StreamsOf(CommandContext context, StatisticOptions options, ClusterSettings settings) =>
        StatisticSetup.Sources(context.Arguments.GetValue(options.Sources))
            .DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.Name, s => Stream(s.Path, settings), StringComparer.OrdinalIgnoreCase);

    private static SparkStream Stream(string text, ClusterSettings settings)
    {
        if (!KafkaAddress.IsKafka(text))
        {
            throw StreamingException.ForUser(
                $"--source {text}: the cluster cannot see the files of this machine.",
                advice: $"Put the records into Kafka, `tenfour consume {text} | tenfour produce --to kafka://host:port/topic --file -`, and name that: "
                    + "--source kafka://host:port/topic.");
        }

        var address = KafkaAddress.ParseSource(text);
        return SparkStream.Kafka(
            address.Servers, address.SparkStrategy.Option, address.SparkStrategy.Value, [.. settings.Source, .. settings.KafkaOptions]);
    }
}
