using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Engine;

/// <summary>
/// The record of one start of a query. On a cluster it begins with the first report, which brings the ids, or with a failure before that.
/// </summary>
/// <param name="history">Where it is kept; null where it is not.</param>
internal sealed class RunRecording(RunHistory? history, RunHeader header)
{
    private readonly Lock _lock = new();

    /// <summary>Null while a cluster has reported nothing.</summary>
    public RunRecorder? Recorder { get; private set; } = header.Cluster is null ? history?.Begin(header) : null;

    public void Add(StreamingQueryProgress progress) => Begin(progress.Id, progress.RunId)?.Add(progress);

    public void End(string? error)
    {
        if (error is not null)
        {
            Begin(header.Id, Guid.NewGuid());
        }

        Recorder?.End(error);
    }

    private RunRecorder? Begin(Guid id, Guid runId)
    {
        lock (_lock)
        {
            return Recorder ??= history?.Begin(header with { Id = id, RunId = runId });
        }
    }
}
