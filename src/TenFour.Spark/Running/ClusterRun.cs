using System.Runtime.CompilerServices;
using TenFour.Spark.Faults;
using TenFour.Spark.Progress;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Streaming;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Running;

/// <summary>
/// A statistic that runs on a cluster: gives its batches, with rows and report, to whoever follows it. One follower at a time. Whoever goes away
/// leaves the query to the cluster.
/// </summary>
public sealed class ClusterRun
{
    private const string Kafka = "kafka";

    /// <summary>How long after an answer without news the next question follows. Spark's batches take longer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SparkSession _session;
    private readonly MemoryTable? _table;
    private readonly ReportLog _reports;

    private ClusterRun(SparkSession session, SparkQuery query, MemoryTable? table)
    {
        (_session, Query, _table) = (session, query, table);
        _reports = new ReportLog(query.LastProgressAsync, query.RecentProgressAsync);
    }

    public SparkQuery Query { get; }

    /// <summary>Told what the query does each time that it is asked, which is some ten times a second while no batch ends.</summary>
    public Action<QueryStatus> OnStatus { get; set; } = _ => { };

    /// <summary>The query has been seen to have ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The columns of the rows; null where they are not read back.</summary>
    public Schema? Schema => _table?.Schema;

    /// <summary>Starts a statistic.</summary>
    /// <param name="most">So many rows of a batch are read back; null: all.</param>
    /// <exception cref="Streaming.Errors.StreamingException">The statistic, a setting or the plan is refused, or the cluster has failed.</exception>
    public static async Task<ClusterRun> StartAsync(
        SparkSession session, ClusterStatistic statistic, ClusterStart start, int? most = null, CancellationToken cancellation = default)
    {
        var relation = statistic.Relation();
        var target = start.Target ?? QueryTarget.Memory;
        var rows = target.Format == Kafka ? KafkaRows.Of(relation, statistic.Plan.Schema) : relation;
        var options = new QueryStartOptions(start.Name, statistic.Mode, target)
        {
            Checkpoint = start.Checkpoint,
            Trigger = TriggerText.Parse(start.Trigger),
        };
        await session.SetAsync(start.Settings, cancellation).ConfigureAwait(false);
        await KafkaReach.CheckAsync(session, statistic.StreamsRead(), target, cancellation).ConfigureAwait(false);
        var query = await SparkQuery.StartAsync(session, rows, options, cancellation).ConfigureAwait(false);
        return new ClusterRun(session, query, TableOf(session, start.Name, target, statistic.Mode, statistic.Plan.Schema, most));
    }

    /// <summary>The settings that a statistic runs with: those that are named, and ours.</summary>
    /// <exception cref="SparkException">The cluster has failed.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(
        SparkSession session, TimeZoneInfo timeZone, IReadOnlyDictionary<string, string> named, CancellationToken cancellation = default)
    {
        var cores = await ClusterCores.CountAsync(session, cancellation).ConfigureAwait(false);
        return SessionDefaults.For(timeZone, cores, named);
    }

    /// <summary>Follows a query that runs already, from its next batch on; in complete mode from its result on.</summary>
    /// <param name="isShown">Whether its rows can be read back: the cluster writes them into its memory.</param>
    public static async Task<ClusterRun> AttachAsync(
        SparkSession session, SparkQuery query, OutputMode mode, bool isShown, int? most = null, CancellationToken cancellation = default)
    {
        var run = new ClusterRun(session, query, isShown ? TableOf(session, query.Name, QueryTarget.Memory, mode, null, most) : null);
        await (run._table?.LearnSchemaAsync(cancellation) ?? Task.CompletedTask).ConfigureAwait(false);
        if (mode != OutputMode.Complete)
        {
            _ = await run._reports.NewAsync(cancellation).ConfigureAwait(false);
            await (run._table?.SkipAsync(cancellation) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        return run;
    }

    /// <summary>
    /// The batches until the query ends. <paramref name="stop"/> stops it when a batch has been reported or none runs; <paramref name="now"/> stops
    /// it at once. A batch that Spark has begun by then is broken off, and run again by the next start from the checkpoint.
    /// </summary>
    /// <exception cref="SparkException">The query has failed, or the cluster.</exception>
    public async IAsyncEnumerable<ClusterBatch> BatchesAsync(
        CancellationToken stop = default, CancellationToken now = default, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var isActive = true; isActive;)
        {
            // Asked before the reports: what has ended has reported everything.
            var status = await Query.StatusAsync(cancellation).ConfigureAwait(false);
            isActive = status.IsActive;
            OnStatus(status);
            var batches = await NewAsync(cancellation).ConfigureAwait(false);
            foreach (var batch in batches)
            {
                yield return batch;
            }

            if (isActive && (now.IsCancellationRequested || (stop.IsCancellationRequested && (batches.Count > 0 || !status.IsTriggerActive))))
            {
                await Query.StopAsync(cancellation).ConfigureAwait(false);
            }
            else if (isActive && batches.Count == 0)
            {
                await PauseAsync(stop, now, cancellation).ConfigureAwait(false);
            }
        }

        HasEnded = true;
        if (await Query.FailureAsync(cancellation).ConfigureAwait(false) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<IReadOnlyList<ClusterBatch>> NewAsync(CancellationToken cancellation)
    {
        var reports = await _reports.NewAsync(cancellation).ConfigureAwait(false);
        if (reports.Count == 0 || _table is null)
        {
            return [.. reports.Select(r => new ClusterBatch(r))];
        }

        var rows = await _table.RowsAsync(reports, cancellation).ConfigureAwait(false);
        return [.. reports.Zip(rows, (report, table) => new ClusterBatch(report) { Received = table })];
    }

    /// <summary>Who asks for a stop does not wait for the end of the pause.</summary>
    private async Task PauseAsync(CancellationToken stop, CancellationToken now, CancellationToken cancellation)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(
            stop.IsCancellationRequested ? CancellationToken.None : stop, now, cancellation);
        await Task.Delay(Pause, _session.Time, any.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private static MemoryTable? TableOf(SparkSession session, string name, QueryTarget target, OutputMode mode, Schema? schema, int? most) =>
        target.Format == QueryTarget.Memory.Format ? new MemoryTable(session, name, mode, schema, most) : null;
}
