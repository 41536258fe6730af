using TenFour.Calls;
using TenFour.Spark.Plans;
using TenFour.Spark.Protocol;
using TenFour.Streaming;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Spark.Tests.Plans;

/// <summary>Statistics over a topic of calls, as plans and as relations.</summary>
internal static class StatisticRelations
{
    private static readonly Dictionary<string, SparkStream> Streams = new(StringComparer.OrdinalIgnoreCase)
    {
        ["calls"] = SparkStream.Kafka("broker:9092", "subscribe", "calls"),
    };

    /// <summary>The folder of the built-in statistics.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "statistics");

    public static (LogicalPlan Plan, Relation Relation) Write(string sql)
    {
        var file = StatisticFile.Parse(sql, "statistic");
        var catalog = new Catalog().AddTable(StatisticScenario.RadioCodeTable()).AddStream("calls", file.SchemaOf("calls") ?? CallSchema.Schema);
        var plan = StatisticBinder.Bind(file, catalog, TimeZoneInfo.Utc, TimeProvider.System);
        return (plan, SparkPlan.FromLogical(plan, file.Mode ?? OutputMode.Append, Streams));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TenFour.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie inside the project.");
    }
}
