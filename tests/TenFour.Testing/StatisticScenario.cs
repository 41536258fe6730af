using TenFour.Calls;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Topics;
using TenFour.Streaming.Types;

namespace TenFour.Testing;

/// <summary>Runs a statistic over records in a file, the way its user does, and keeps rows and progress batch by batch.</summary>
/// <param name="Sql">The statistic's text.</param>
/// <param name="RecordsPath">The topic.</param>
public sealed record StatisticScenario(string Sql, string RecordsPath, OutputMode Mode)
{
    /// <summary>Records a batch; null: one batch.</summary>
    public long? BatchSize { get; init; }

    public int Workers { get; init; } = 1;

    public Schema Schema { get; init; } = CallSchema.Schema;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs all records in one go.</summary>
    public Task<ScenarioResult> RunAsync() => RunAsync(new CollectingSink(), null, null);

    /// <summary>Runs all records into a sink of the caller's.</summary>
    public Task RunAsync(ISink sink) => RunAsync(sink, null, null);

    private async Task<ScenarioResult> RunAsync(ISink rows, string? checkpoint, int? stopAfter)
    {
        var progress = new List<StreamingQueryProgress>();
        var session = StreamingSession.Local(time: Time)
            .AddTable(RadioCodeTable())
            .AddStream("calls", () => FileTopicSource.Open(TopicAddress.Parse(RecordsPath), new FileTopicSourceOptions(), Time), Schema);
        var frame = session.Sql(StatisticFile.Parse(Sql, "scenario"));
        var options = new QueryOptions { Mode = Mode, Trigger = Trigger.AvailableNow, MaxOffsetsPerTrigger = BatchSize, Workers = Workers };
        StreamingQuery? query = null;
        var started = new TaskCompletionSource();
        query = frame.Start(options, new QueryStart([rows])
        {
            CheckpointFolder = checkpoint,
            OnProgress = p =>
            {
                progress.Add(p);
                if (progress.Count == stopAfter)
                {
                    started.Task.GetAwaiter().GetResult();
                    _ = query!.StopAsync();
                }
            },
        });
        started.SetResult();
        await using (query)
        {
            await query.AwaitTerminationAsync();
        }

        return new ScenarioResult(frame.Schema, (rows as CollectingSink)?.Batches ?? [], progress);
    }

    /// <summary>Runs the same with a stop and a new start after every batch.</summary>
    public async Task<ScenarioResult> RunRestartedAsync(string checkpoint)
    {
        var sink = new CollectingSink();
        var progress = new List<StreamingQueryProgress>();
        while (true)
        {
            var part = await RunAsync(sink, checkpoint, stopAfter: 1);
            progress.AddRange(part.Progress);
            if (part.Progress.Count == 0)
            {
                return part with { Progress = progress };
            }
        }
    }

    /// <summary>The table of the disposition codes, as <c>run</c> has it.</summary>
    public static StaticTable RadioCodeTable()
    {
        static StringColumn Column(IEnumerable<string> values)
        {
            var pool = new StringPool();
            foreach (var value in values)
            {
                pool.Add(System.Text.Encoding.UTF8.GetBytes(value));
            }

            return new StringColumn(SqlType.String, pool, null);
        }

        return new StaticTable(RadioCodes.TableName, new ColumnBatch(
            RadioCodes.Schema,
            [Column(RadioCodes.Rows.Select(r => r.DispositionCode)), Column(RadioCodes.Rows.Select(r => r.Description))],
            Rows.All(RadioCodes.Rows.Count)));
    }
}

/// <summary>What a scenario gave.</summary>
/// <param name="Batches">Batch id to rows.</param>
public sealed record ScenarioResult(
    Schema Schema, IReadOnlyDictionary<long, IReadOnlyList<string>> Batches, IReadOnlyList<StreamingQueryProgress> Progress);
