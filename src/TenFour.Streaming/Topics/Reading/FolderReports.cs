namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// The operating system's reports of changes in a folder, for any number of watches of this process: a watcher costs a thread, and a page has twenty
/// queries over one topic.
/// </summary>
internal sealed class FolderReports : IDisposable
{
    private static readonly Lock _all = new();

    // By the time of its making too: a folder that was removed and made again is another one, of which the old watcher says nothing.
    private static readonly Dictionary<(string Folder, string Filter, DateTime Made), FolderReports> _open = [];

    private readonly (string Folder, string Filter, DateTime Made) _key;
    private readonly FileSystemWatcher _watcher;

    // Replaced as a whole, so that a report needs no lock.
    private Action[] _listeners = [];

    private FolderReports((string Folder, string Filter, DateTime Made) key)
    {
        _key = key;
        _watcher = new FileSystemWatcher(key.Folder, key.Filter)
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.FileName,
        };
        _watcher.Changed += (_, _) => Report();
        _watcher.Created += (_, _) => Report();
        _watcher.Renamed += (_, _) => Report();
        _watcher.Deleted += (_, _) => Report();
        _watcher.Error += (_, _) => Report();
    }

    /// <summary>Calls at each change from now on until the answer is disposed; null where the system has no watch to give, of which a user has so many.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <param name="filter">Their names, with a star.</param>
    /// <param name="listener">Called by a thread of its own; must be short.</param>
    public static IDisposable? Listen(string folder, string filter, Action listener)
    {
        lock (_all)
        {
            var key = (Path.GetFullPath(folder), filter, Directory.GetCreationTimeUtc(folder));
            if (!_open.TryGetValue(key, out var reports))
            {
                if (TryOpen(key) is not { } opened)
                {
                    return null;
                }

                _open.Add(key, reports = opened);
            }

            reports._listeners = [.. reports._listeners, listener];
            return new Listening(reports, listener);
        }
    }

    public void Dispose() => _watcher.Dispose();

    private static FolderReports? TryOpen((string Folder, string Filter, DateTime Made) key)
    {
        FolderReports? reports = null;
        try
        {
            reports = new FolderReports(key);
            reports._watcher.EnableRaisingEvents = true;
            return reports;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            reports?.Dispose();
            return null;
        }
    }

    private void Report() => Array.ForEach(_listeners, listener => listener());

    private void Remove(Action listener)
    {
        lock (_all)
        {
            _listeners = [.. _listeners.Where(l => l != listener)];
            if (_listeners.Length == 0 && _open.Remove(_key))
            {
                Dispose();
            }
        }
    }

    private sealed class Listening(FolderReports reports, Action listener) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                reports.Remove(listener);
            }
        }
    }
}
