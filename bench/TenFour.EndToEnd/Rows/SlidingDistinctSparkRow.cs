using System.Diagnostics;
using TenFour.EndToEnd.Sides;

namespace TenFour.EndToEnd.Rows;

/// <summary>S against real Spark on two threads, warm, over the first records: more would take it minutes.</summary>
internal sealed class SlidingDistinctSparkRow : IRow
{
    private const int Records = 20_000;
    private const string HomeVariable = "SPARK_HOME";

    /// <summary>What Spark needs to be let into by Java 17.</summary>
    private static readonly string[] OpenedPackages =
    [
        "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
        "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
    ];

    public string Name => "s-spark";

    public string About => "S against Spark local[2] on the first 20,000 records, warm";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        if (WhyNot() is { } reason)
        {
            return [new RowResult(Name, About) { Skipped = reason }];
        }

        var topic = await context.Data.TopicAsync(Records);
        var ours = context.Engine(nameof(Statistics.S), topic);
        var spark = SideProcess.Start("Spark local[2]", Java(context, topic));
        await using var contest = new Contest(context, ours, spark);

        await contest.CompareAsync();
        // Until either side gets no faster: Spark's code runs for every record, so that it is compiled after few runs, but much of a short run
        // of TenFour is code that runs once a query.
        await Contest.WarmUpAsync(ours, context.Options.IsQuick ? 20 : 300);
        await Contest.WarmUpAsync(spark, context.Options.IsQuick ? 0 : 4);
        await contest.RunAsync(context.Options.LongRuns);
        return
        [
            Speeds.Against(
                Name, About, Records, contest.Seconds(ours), spark.Name, contest.Seconds(spark), contest.SameAnswer, Target.AtLeast(200, 1000))
                with { Note = contest.CpuNote(Records) },
        ];
    }

    private static string? WhyNot()
    {
        var home = Environment.GetEnvironmentVariable(HomeVariable);
        return string.IsNullOrEmpty(home) ? $"{HomeVariable} is not set"
            : !Directory.Exists(Path.Combine(home, "jars")) ? $"{HomeVariable} has no folder jars"
            : null;
    }

    private static ProcessStartInfo Java(BenchContext context, string topic)
    {
        var jars = Path.Combine(Environment.GetEnvironmentVariable(HomeVariable)!, "jars", "*");
        var source = Path.Combine(context.Options.Root, "bench", "TenFour.EndToEnd", "Sides", "SparkSide.java");
        var java = Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home ? Path.Combine(home, "bin", "java") : "java";
        return new ProcessStartInfo(java,
        [
            "-XX:+IgnoreUnrecognizedVMOptions", "--add-modules=jdk.incubator.vector",
            .. OpenedPackages.Select(package => $"--add-opens=java.base/{package}=ALL-UNNAMED"),
            "-Xmx3g", $"-Djava.io.tmpdir={context.Data.Scratch}", "-cp", jars, source, topic, context.Data.Scratch,
        ]) { Environment = { ["SPARK_LOCAL_IP"] = "127.0.0.1" } };
    }
}
