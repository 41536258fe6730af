using ScottPlot;

namespace TenFour.EndToEnd.Reports;

/// <summary>The speeds of S and T side by side, for the README.</summary>
public static class SpeedChart
{
    private const int Width = 860;
    private const int BarHeight = 34;
    private const int Margins = 130;
    private const string Font = "DejaVu Sans";

    /// <summary>Which lines of the table become bars; a peer's bar comes from the line that compares with it.</summary>
    private static readonly string[] Compared = ["t-duckdb", "t-naive", "s-duckdb", "s-naive", "s-spark"];

    /// <returns>Whether there was anything to draw.</returns>
    public static bool Write(BenchReport report, string path)
    {
        var bars = Bars(report);
        if (bars.Count == 0)
        {
            return false;
        }

        Fonts.Default = Font;
        using var plot = new Plot();
        plot.Title("Records a second, T: tumbling windows, S: sliding windows without repeats (logarithmic)", size: 15);
        plot.Add.Bars(bars.Select((bar, i) => new Bar
        {
            Position = -i,
            Value = Math.Log10(bar.RecordsPerSecond) - 3,
            Orientation = Orientation.Horizontal,
            FillColor = bar.IsOurs ? Colors.SteelBlue : Colors.LightGray,
            LineWidth = 0,
            Label = Speed(bar.RecordsPerSecond),
        }).ToArray()).Horizontal = true;
        plot.Axes.Left.SetTicks([.. bars.Select((_, i) => (double)-i)], [.. bars.Select(bar => bar.Name)]);
        plot.Axes.Bottom.SetTicks([0, 1, 2, 3, 4], ["1 K", "10 K", "100 K", "1 M", "10 M"]);
        plot.Axes.SetLimits(0, 4.6, -bars.Count + 0.4, 0.6);
        plot.HideGrid();

        // Who looks at it may have another font; the letters' places are in the file.
        var svg = plot.GetSvgXml(Width, (BarHeight * bars.Count) + Margins);
        File.WriteAllText(path, svg.Replace($"\"{Font}\"", $"\"{Font}, Verdana, sans-serif\"", StringComparison.Ordinal));
        return true;
    }

    private static List<(string Name, double RecordsPerSecond, bool IsOurs)> Bars(BenchReport report)
    {
        var bars = new List<(string, double, bool)>();
        foreach (var statistic in new[] { "T", "S" })
        {
            var rows = Compared.Where(name => name.StartsWith(statistic.ToLowerInvariant(), StringComparison.Ordinal))
                .Select(name => report.Rows.FirstOrDefault(row => row.Row == name))
                .Where(row => row is { Ours: not null, Peer: not null, SameAnswer: true })
                .ToArray();
            if (rows.Length > 0)
            {
                bars.Add(($"{statistic}: TenFour", rows[0]!.Ours!.Median * 1e6, true));
                bars.AddRange(rows.Select(row => ($"{statistic}: {row!.PeerName}", row.Peer!.Median * 1e6, false)));
            }
        }

        return bars;
    }

    private static string Speed(double recordsPerSecond) =>
        recordsPerSecond >= 1e6 ? $"{recordsPerSecond / 1e6:0.0} M" : $"{recordsPerSecond / 1e3:#,0.#} K";
}
