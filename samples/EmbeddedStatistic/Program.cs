using TenFour.Calls;
using TenFour.Calls.Simulation;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Topics;

namespace TenFour.Samples;

/// <summary>A program that hosts the engine: a topic of simulated calls, one query in C# and one in SQL, rows read as .NET values.</summary>
internal static class Program
{
    private const int Records = 5000;

    public static async Task Main()
    {
        var folder = Directory.CreateTempSubdirectory("tenfour-sample-");
        await RunAsync(Path.Combine(folder.FullName, "calls"), Console.Out);
        folder.Delete(recursive: true);
    }

    /// <summary>Fills a topic and runs both queries over it.</summary>
    public static async Task RunAsync(string topic, TextWriter output)
    {
        Fill(topic);
        var session = StreamingSession.Local().AddTopic("calls", topic, CallSchema.Schema);

        var byDisposition = session.Stream("calls")
            .Where("disposition <> ''")
            .WithWatermark("call_date_time", TimeSpan.FromMinutes(10))
            .GroupBy(Window.Of("call_date_time", TimeSpan.FromHours(1), TimeSpan.FromMinutes(15)), "disposition")
            .Aggregate("count(*) AS calls", "min(call_date_time) AS first")
            .OrderBy("calls DESC", "disposition")
            .Limit(5);
        await PrintAsync("The busiest hours by disposition:", byDisposition, output, row =>
            $"{row.GetDateTimeOffset("window.start"):yyyy-MM-dd HH:mm} {row.GetString("disposition")} {row.GetInt64("calls")} {row.GetDateTimeOffset("first"):HH:mm}");

        var byType = session.Sql("""
            SELECT original_crime_type_name AS type, count(*) AS calls, count(common_location) AS located FROM calls
            GROUP BY original_crime_type_name ORDER BY calls DESC, type LIMIT 5
            """);
        await PrintAsync("Calls by type:", byType, output, row =>
            $"{row.GetString("type")}: {row.GetInt64("calls")} calls, {row.GetInt64("located")} at a known place");
    }

    private static void Fill(string topic)
    {
        var generator = new CallGenerator(new CallGeneratorOptions { Seed = 1 });
        var record = new byte[CallGenerator.MaxRecordBytes];
        using var writer = FileTopicWriter.Open(topic, "sample", new FileTopicWriterOptions(), TimeProvider.System);
        for (var i = 0; i < Records; i++)
        {
            writer.Append(partition: 0, record.AsSpan(0, generator.Write(i, record)));
        }

        writer.Complete("done");
    }

    private static async Task PrintAsync(string title, StreamingFrame frame, TextWriter output, Func<RowReader, string> line)
    {
        await output.WriteLineAsync(title);
        var sink = new MemorySink();
        var batches = sink.Subscribe();
        await using var query = frame.Start(new QueryOptions { Mode = OutputMode.Complete, Trigger = Trigger.AvailableNow }, sink);
        await foreach (var batch in batches)
        {
            using (batch)
            {
                for (var rows = batch.OpenRows(); rows.Read();)
                {
                    await output.WriteLineAsync($"  batch {batch.BatchId}: {line(rows)}");
                }
            }
        }

        await query.AwaitTerminationAsync();
    }
}
