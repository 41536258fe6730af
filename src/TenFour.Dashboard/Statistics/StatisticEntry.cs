using TenFour.Streaming;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Statistics;

/// <summary>A statistic that the page runs.</summary>
/// <param name="Name">Its file's name without the extension, and its address on the page: <c>calls-per-hour</c>.</param>
internal sealed record StatisticEntry(string Name, StatisticFile File)
{
    /// <summary>A reader has written it in the page: it runs within limits, and can be changed and removed there.</summary>
    public bool IsOwn { get; init; }

    public string Title => File.Title;

    public string Sql => File.Text;

    public ChartKind Chart => File.Chart ?? ChartKind.Table;

    public OutputMode Mode => File.Mode ?? OutputMode.Append;

    public static StatisticEntry Parse(string name, string text) => new(name, StatisticFile.Parse(text, name));
}
