using System.Collections.Concurrent;
using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.Engine;

/// <summary>The runs of all queries: those of this start of the program, and the last few of earlier ones, which it finds on the disk.</summary>
internal sealed class RunHistory : IAsyncDisposable
{
    private const int KeptRuns = 5;
    private const int KeptQueries = 50;

    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly Action<string> _say;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();

    // Of a query the newest run, and those before it until their files are complete.
    private readonly List<RunRecorder> _recorders = [];
    private readonly ConcurrentDictionary<string, QueryRun?> _read = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private bool _hasNew;
    private bool _saidThatItFails;

    public RunHistory(DataFolder data, DashboardOptions options, TimeProvider time)
    {
        (_folder, _say, _time) = (data.HistoryFolder, options.Say, time);
        _writing = WriteAsync();
    }

    private IReadOnlyList<RunRecorder> Recorders
    {
        get
        {
            lock (_lock)
            {
                return [.. _recorders];
            }
        }
    }

    public RunRecorder Begin(RunHeader header)
    {
        var recorder = new RunRecorder(header, new RunFile(_folder, header), _time);
        lock (_lock)
        {
            _recorders.Add(recorder);
            _hasNew = true;
        }

        return recorder;
    }

    /// <summary>The newest run of a query, or the one with this id; null where there is none.</summary>
    public QueryRun? Find(string name, Guid? runId) =>
        RecorderOf(name, runId)?.Run ?? (PathOf(name, runId) is { } path ? Read(path) : null);

    /// <summary>The report of a batch, as JSON; null where it is not kept any more.</summary>
    public string? Report(string name, Guid? runId, long batchId) =>
        RecorderOf(name, runId) is { } recorder ? recorder.Report(batchId)
        : PathOf(name, runId) is { } path ? RunFile.Report(path, batchId)
        : null;

    /// <summary>The runs that are over, of all queries or of one, the newest first.</summary>
    public IReadOnlyList<QueryRun> Finished(string? name = null)
    {
        var current = Recorders.ToDictionary(r => r.FilePath, StringComparer.Ordinal);
        var earlier = Folders(name).SelectMany(RunFile.In).Where(p => !current.ContainsKey(p)).Select(Read).OfType<QueryRun>();
        var ended = current.Values.Where(r => name is null || r.Header.Name == name).Select(r => r.Run).Where(r => !r.IsActive);
        return [.. earlier.Concat(ended).OrderByDescending(r => r.Header.StartedAt)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _stop.Dispose();
    }

    private RunRecorder? RecorderOf(string name, Guid? runId) =>
        Recorders.LastOrDefault(r => r.Header.Name == name && (runId is null || r.Header.RunId == runId));

    private IEnumerable<string> Folders(string? name) => !Directory.Exists(_folder) ? []
        : Directory.EnumerateDirectories(_folder).Where(f => name is null || Path.GetFileName(f) == name);

    private string? PathOf(string name, Guid? runId) => Folders(name).SelectMany(RunFile.In)
        .FirstOrDefault(p => runId is not { } id || p.Contains($"-{id:N}", StringComparison.Ordinal));

    /// <summary>What is over does not change any more.</summary>
    private QueryRun? Read(string path) => _read.GetOrAdd(path, RunFile.Read);

    private async Task WriteAsync()
    {
        await Task.Yield();
        Try(Prune);
        using var timer = new PeriodicTimer(WriteInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                WriteAll();
            }
        }
        catch (OperationCanceledException)
        {
            WriteAll();
        }
    }

    private void WriteAll()
    {
        foreach (var recorder in Recorders)
        {
            Try(recorder.Write);
        }

        bool hasNew;
        lock (_lock)
        {
            _recorders.RemoveAll(r => r.IsSettled && _recorders.FindLast(other => other.Header.Name == r.Header.Name) != r);
            (hasNew, _hasNew) = (_hasNew, false);
        }

        if (hasNew)
        {
            Try(Prune);
        }
    }

    private void Prune()
    {
        // What still writes to its file would only make a new one.
        var current = Recorders.Select(r => r.FilePath).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, folder) in Folders(null).OrderByDescending(Directory.GetLastWriteTimeUtc).ToList().Index())
        {
            foreach (var path in RunFile.In(folder).Skip(i < KeptQueries ? KeptRuns : 0).Where(p => !current.Contains(p)))
            {
                RunFile.Delete(path);
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>No query depends on its history: what goes wrong with the disk is said, once.</summary>
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_saidThatItFails)
            {
                _saidThatItFails = true;
                _say($"The history of the queries cannot be kept in {_folder}: {error.Message}");
            }
        }
    }
}
