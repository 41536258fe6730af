using System.Text;
using TenFour.Cli.Shell;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Cli.Running;

/// <summary>A statistic file, read and parsed.</summary>
/// <param name="Text">The file's text, for the lines that findings are in.</param>
/// <param name="Path">Where the file lies.</param>
internal sealed record LoadedStatistic(StatisticFile File, string Text, string Path)
{
    /// <summary>Reads a statistic and tells the shell its text, so that every refusal of the command is shown in place.</summary>
    /// <exception cref="StreamingException">There is no such file, or it is no statistic.</exception>
    public static LoadedStatistic Read(CommandContext context, string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw Missing(path);
        }

        var text = System.IO.File.ReadAllText(path, Encoding.UTF8);
        context.Statistic = new StatisticText(path, text);
        return new LoadedStatistic(StatisticFile.Parse(text, System.IO.Path.GetFileNameWithoutExtension(path)), text, path);
    }

    private static StreamingException Missing(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var siblings = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.sql").Select(f => System.IO.Path.GetFileName(f)) : [];
        var nearest = NearestName.Find(System.IO.Path.GetFileName(path), siblings);
        return StreamingException.ForUser(
            $"There is no statistic {path}.",
            advice: nearest is null ? "Name an SQL file; the built-in ones lie in statistics/." : $"Did you mean {System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", nearest)}?");
    }
}
