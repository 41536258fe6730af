using TenFour.Spark.Faults;
using TenFour.Spark.Progress;
using TenFour.Spark.Protocol;
using TenFour.Spark.Sessions;

namespace TenFour.Spark.Queries;

/// <summary>A streaming query that runs on a cluster, whether this process has started it or another.</summary>
public sealed class SparkQuery
{
    private readonly SparkSession _session;

    internal SparkQuery(SparkSession session, Guid id, Guid runId, string name) => (_session, Id, RunId, Name) = (session, id, runId, name);

    /// <summary>The same in each start from one checkpoint.</summary>
    public Guid Id { get; }

    /// <summary>New with each start.</summary>
    public Guid RunId { get; }

    public string Name { get; }

    /// <summary>Starts a query. A plan that Spark refuses is refused here; what goes wrong later is told by <see cref="FailureAsync"/>.</summary>
    /// <exception cref="SparkException">Spark refuses it.</exception>
    internal static async Task<SparkQuery> StartAsync(
        SparkSession session, Relation relation, QueryStartOptions options, CancellationToken cancellation = default)
    {
        var command = new Command { WriteStreamOperationStart = StartCommand.Of(relation, options) };
        WriteStreamOperationStartResult? result = null;
        await foreach (var response in session.CommandAsync(command, cancellation).ConfigureAwait(false))
        {
            result = response.WriteStreamOperationStartResult ?? result;
        }

        return result is null
            ? throw new InvalidDataException("The server has not said which query it has started.")
            : new SparkQuery(session, Guid.Parse(result.QueryId.Id), Guid.Parse(result.QueryId.RunId), options.Name);
    }

    /// <summary>A query that another process has started in the same session.</summary>
    public static SparkQuery Attach(SparkSession session, Guid id, Guid runId, string name) => new(session, id, runId, name);

    public async Task<QueryStatus> StatusAsync(CancellationToken cancellation = default)
    {
        var status = (await AskAsync(new StreamingQueryCommand { Status = true }, cancellation).ConfigureAwait(false)).Status;
        return new QueryStatus(status.StatusMessage, status.IsDataAvailable, status.IsTriggerActive, status.IsActive);
    }

    /// <summary>The newest reports as Spark sends them, at most some 100, oldest first.</summary>
    public async Task<IReadOnlyList<string>> RecentProgressAsync(CancellationToken cancellation = default) =>
        (await AskAsync(new StreamingQueryCommand { RecentProgress = true }, cancellation).ConfigureAwait(false)).RecentProgress?.RecentProgressJson ?? [];

    /// <summary>The newest report, or null before the first.</summary>
    public async Task<string?> LastProgressAsync(CancellationToken cancellation = default) =>
        (await AskAsync(new StreamingQueryCommand { LastProgress = true }, cancellation).ConfigureAwait(false)).RecentProgress?.RecentProgressJson.LastOrDefault();

    /// <summary>The report of the newest batch that has run; null before the first.</summary>
    public async Task<ClusterReport?> LastReportAsync(CancellationToken cancellation = default)
    {
        var newest = await LastProgressAsync(cancellation).ConfigureAwait(false);
        return newest is null
            ? null
            : ReportReader.Read(newest)
                ?? (await RecentProgressAsync(cancellation).ConfigureAwait(false)).Select(ReportReader.Read).OfType<ClusterReport>().LastOrDefault();
    }

    /// <summary>Why the query has failed; null where it has not.</summary>
    public async Task<SparkException?> FailureAsync(CancellationToken cancellation = default)
    {
        var failure = (await AskAsync(new StreamingQueryCommand { Exception = true }, cancellation).ConfigureAwait(false)).Exception;
        return failure is { HasExceptionMessage: true }
            ? ServerError.OfQuery(failure.ExceptionMessage, failure.HasErrorClass ? failure.ErrorClass : null, _session.Version)
            : null;
    }

    /// <summary>Waits until the query has done all that is in its topics now.</summary>
    public Task ProcessAllAvailableAsync(CancellationToken cancellation = default) =>
        AskAsync(new StreamingQueryCommand { ProcessAllAvailable = true }, cancellation);

    /// <summary>Ends the query on the cluster: a batch that runs is broken off, and run again by the next start from the checkpoint.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => AskAsync(new StreamingQueryCommand { Stop = true }, cancellation);

    private async Task<StreamingQueryCommandResult> AskAsync(StreamingQueryCommand command, CancellationToken cancellation)
    {
        command.QueryId = new StreamingQueryInstanceId { Id = Id.ToString("D"), RunId = RunId.ToString("D") };
        var result = new StreamingQueryCommandResult();
        await foreach (var response in _session.CommandAsync(new Command { StreamingQueryCommand = command }, cancellation).ConfigureAwait(false))
        {
            result = response.StreamingQueryCommandResult ?? result;
        }

        return result;
    }
}
