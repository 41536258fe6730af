using System.Text;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Cli.Running;

/// <summary>A statistic file, read and parsed; knows its text, so that every refusal is shown in place.</summary>
internal sealed class LoadedStatistic
{
    private readonly string _path;

    private LoadedStatistic(string path, string text)
    {
        (_path, Text) = (path, text);
        File = InPlace(() => StatisticFile.Parse(text, Path.GetFileNameWithoutExtension(path)));
    }

    public StatisticFile File { get; }

    public string Text { get; }

    /// <exception cref="StreamingException">There is no such file, or it is no statistic.</exception>
    public static LoadedStatistic Read(string path)
    {
        if (System.IO.File.Exists(path))
        {
            return new LoadedStatistic(path, System.IO.File.ReadAllText(path, Encoding.UTF8));
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var siblings = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.sql").Select(f => Path.GetFileName(f)) : [];
        var nearest = NearestName.Find(Path.GetFileName(path), siblings);
        throw StreamingException.ForUser(
            $"There is no statistic {path}.",
            advice: nearest is null ? "Name an SQL file; the built-in ones lie in statistics/." : $"Did you mean {Path.Combine(Path.GetDirectoryName(path) ?? "", nearest)}?");
    }

    /// <summary>Does something with the statistic; a refusal says the place, with the line and a caret under it.</summary>
    public T InPlace<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (StatisticException e)
        {
            throw new StreamingException(Fault.User, CaretText.Render(e, Text, _path), inner: e);
        }
    }
}
