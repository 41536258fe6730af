using System.Text.RegularExpressions;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Statistics;

/// <summary>
/// Statistics that readers write in the page: files of their own below the data folder, started beside the others, within limits. Those that
/// are built in are never touched.
/// </summary>
internal sealed partial class OwnStatistics(DataFolder data, StatisticsRunner runner, StatisticCheck check) : IDisposable
{
    private const int MostSaved = 50;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The name, with a number where somebody has it.</summary>
    public string FreeName(string name) =>
        Enumerable.Range(1, MostSaved + 1).Select(i => i == 1 ? name : $"{name}-{i}").First(n => runner.Find(n) is null);

    /// <summary>Writes a statistic, and starts it instead of the one before of the same name.</summary>
    /// <param name="mayReplace">False: a name that another one has is refused.</param>
    /// <exception cref="StatisticException">The text is refused; places count in it.</exception>
    /// <exception cref="StreamingException">The name is taken or none, or there are too many.</exception>
    public async Task<RunningStatistic> SaveAsync(string name, string text, bool mayReplace = true)
    {
        RequireName(name);
        await check.RunAsync(name, text).ConfigureAwait(false);
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!mayReplace && runner.Find(name) is not null)
            {
                throw StreamingException.ForUser($"You have a statistic {name} already.", advice: "Give this one another name, or edit that one.");
            }

            if (runner.Find(name) is null && runner.All.Count(s => s.Entry.IsOwn) >= MostSaved)
            {
                throw StreamingException.ForUser(
                    $"There are {MostSaved} statistics of your own, which is the limit.", "RESOURCE_LIMIT.STATISTICS", "Remove one that you do not need.");
            }

            await WriteAsync(data.StatisticFile(name), text).ConfigureAwait(false);
            return await runner.ReplaceAsync(StatisticEntry.Parse(name, text) with { IsOwn = true }).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends a statistic and deletes its file.</summary>
    /// <exception cref="StreamingException">It is built in.</exception>
    public async Task RemoveAsync(string name)
    {
        RequireOwn(name);
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await runner.RemoveAsync(name).ConfigureAwait(false);
            File.Delete(data.StatisticFile(name));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <exception cref="StreamingException">It is built in, or too many are running.</exception>
    public async Task StartAsync(string name)
    {
        RequireOwn(name);
        await runner.ReplaceAsync(runner.Find(name)!.Entry).ConfigureAwait(false);
    }

    /// <summary>Ends the query; its last result stays to be looked at.</summary>
    /// <exception cref="StreamingException">It is built in.</exception>
    public Task StopAsync(string name)
    {
        RequireOwn(name);
        return runner.EndAsync(name);
    }

    public void Dispose() => _one.Dispose();

    private void RequireName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw StreamingException.ForUser(
                $"'{name}' is no name for a statistic.", advice: "Write small letters, digits and hyphens, up to 60, such as calls-at-night.");
        }

        if (StatisticCatalog.IsOfFirstPage(name))
        {
            throw StreamingException.ForUser($"A query of the first page has the name {name}.", advice: "Give yours another name.");
        }

        if (runner.Find(name) is { Entry.IsOwn: false })
        {
            throw StreamingException.ForUser($"The statistic {name} is built in, and stays as it is.", advice: "Give yours another name.");
        }
    }

    private void RequireOwn(string name)
    {
        if (runner.Find(name) is not { Entry.IsOwn: true })
        {
            throw StreamingException.ForUser($"There is no statistic {name} of your own.");
        }
    }

    private static async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        try
        {
            await File.WriteAllTextAsync(unfinished, text).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StreamingException.ForEnvironment($"{path} cannot be written: {error.Message}", "Look at the folder's permissions, and at the space on its disk.", error);
        }
    }

    // "new" is the address of the empty form.
    [GeneratedRegex("^(?!new$)[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Name();
}
